import { json, type Reply } from '../http/reply.ts';

const CODE: Record<number, string> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  422: 'unprocessable',
  429: 'rate_limited',
};

/** The error shape of the vendors nobody documented: `{error: {code, message}}`. */
export function genericFailure(
  status: number,
  message = 'The request was refused.',
  code = CODE[status] ?? 'internal_error',
  headers: Record<string, string> = {},
): Reply {
  return json(status, { error: { code, message } }, headers);
}
