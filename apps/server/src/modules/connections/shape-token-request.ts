import type { OAuth2Method } from '@patchbay/connector-sdk/auth/oauth2';
import { fromSettings } from './from-settings.ts';

export interface ShapedRequest {
  body: string;
  headers: Record<string, string>;
}

/**
 * A form of RFC 6749 as this vendor wants it: its own name for the client, further parameters, its
 * encoding. Revocations (RFC 7009) share the client's name and nothing else.
 */
export function shapeTokenRequest(
  method: OAuth2Method,
  settings: Readonly<Record<string, unknown>>,
  form: string,
): ShapedRequest {
  const parameters = new URLSearchParams(form);
  nameClient(method, parameters);
  if (!parameters.has('grant_type')) return { body: parameters.toString(), headers: {} };
  for (const [name, value] of Object.entries(fromSettings(method.tokenParams, settings) ?? {})) {
    parameters.set(name, value);
  }
  const headers = lowerCase(method.tokenHeaders ?? {});
  if (method.tokenBody !== 'json') return { body: parameters.toString(), headers };
  return {
    body: JSON.stringify(Object.fromEntries(parameters)),
    headers: { ...headers, 'content-type': 'application/json' },
  };
}

/** Also of the authorization page's address. */
export function nameClient({ clientIdParam }: OAuth2Method, parameters: URLSearchParams): void {
  const id = parameters.get('client_id');
  if (!clientIdParam || id === null) return;
  parameters.delete('client_id');
  parameters.set(clientIdParam, id);
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
