import { action, type Action } from '@patchbay/connector-sdk/action';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { callerHeaders } from './caller-headers.ts';
import { parseCredentialHeader } from './credential-header.ts';
import { relativePath } from './relative-path-rule.ts';

const input = z
  .strictObject({
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']).meta({ title: 'Method' }),
    path: relativePath(z.string().trim().max(2000)).meta({
      title: 'Path',
      description: 'Below the base address, query included.',
    }),
    body: z
      .unknown()
      .optional()
      .meta({ title: 'Body', description: 'Sent as JSON; a string is sent as it is.' }),
    headers: callerHeaders.optional().meta({ title: 'Headers' }),
  })
  .refine(({ method, body }) => body === undefined || (method !== 'GET' && method !== 'HEAD'), {
    path: ['body'],
    error: 'has no meaning with this method',
  });

/** Any call to a system that nobody wrote a connector for. */
export const requestAction: Action = action({
  title: 'Send a request',
  description: 'Calls any path below the base address with the credential added.',
  input,
  sample: { method: 'POST', path: '/orders?notify=1', body: { number: 'A-1042' } },
  request: ({ method, path, body, headers = {} }, { settings }): VendorRequest => ({
    method,
    // What a caller wrote may name customers: logs show this instead.
    path: '/{path}',
    rawPath: path,
    headers: { ...refuseCredentialHeader(headers, settings), ...plainText(body, headers) },
    ...(typeof body === 'string' ? { text: body } : body !== undefined && { json: body }),
  }),
});

function refuseCredentialHeader(
  headers: Record<string, string>,
  settings: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const { name } = parseCredentialHeader(settings['header']);
  const taken = Object.keys(headers).find((header) => header.toLowerCase() === name);
  if (taken) throw new RequestBuildError(`headers.${taken}`, 'is set by the connection');
  return headers;
}

function plainText(body: unknown, headers: Record<string, string>): Record<string, string> {
  const typed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  return typeof body === 'string' && !typed ? { 'content-type': 'text/plain; charset=utf-8' } : {};
}
