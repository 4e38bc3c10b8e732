import type { HttpOptions } from './http.ts';
import { UnreachableError } from './unreachable-error.ts';

export interface ProxyRequest {
  /** Default GET. */
  method?: string;
  headers?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  /** An object is sent as JSON; text as it is, with a `content-type` of your own. */
  body?: string | Readonly<Record<string, unknown>>;
  signal?: AbortSignal;
}

/**
 * Not parsed and never thrown for its status: the answer is the vendor's. Patchbay's own refusals
 * are problem documents (`content-type: application/problem+json`) with Patchbay's codes.
 */
export async function callThroughProxy(
  options: HttpOptions,
  proxyPath: string,
  path: string,
  request: ProxyRequest,
): Promise<Response> {
  const { method = 'GET', headers = {}, query = {}, body, signal } = request;
  const isText = typeof body === 'string' || body === undefined;
  const search = new URLSearchParams(query).toString();
  const url = `${options.baseUrl.replace(/\/+$/, '')}${proxyPath}/${path.replace(/^\/+/, '')}`;
  const doFetch = options.fetch ?? fetch;
  return doFetch(search ? `${url}${url.includes('?') ? '&' : '?'}${search}` : url, {
    method,
    headers: headersOf(headers, options.token, !isText),
    body: isText ? (body ?? null) : JSON.stringify(body),
    signal: signal ?? null,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new UnreachableError('Patchbay could not be reached.', error);
  });
}

/** `Headers` folds case, so that no spelling of a caller's header stands beside the token. */
function headersOf(
  given: Readonly<Record<string, string>>,
  token: string | undefined,
  json: boolean,
) {
  const headers = new Headers(given);
  if (json && !headers.has('content-type')) headers.set('content-type', 'application/json');
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  return headers;
}
