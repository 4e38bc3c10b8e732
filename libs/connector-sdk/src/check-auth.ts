import { AUTH_FLOWS } from '@patchbay/core/auth-flow';
import type { OAuth2Method } from './auth/oauth2.ts';
import type { ConnectorDefinition } from './definition.ts';

/** Problems of `auth`, each beginning with its key. */
export function checkAuth(definition: ConnectorDefinition): string[] {
  if (!Array.isArray(definition.auth)) return [];
  const methods: ConnectorDefinition['auth'] = definition.auth;
  const problems: string[] = [];
  const flows = methods.map((method) => method?.flow);
  if (new Set(flows).size < flows.length) problems.push('auth: each flow at most once');

  for (const [index, method] of methods.entries()) {
    const at = (key: string, problem: string) => problems.push(`auth.${index}.${key}: ${problem}`);
    if (!AUTH_FLOWS.includes(method?.flow)) at('flow', `${String(method?.flow)} is not known`);
    else if (method.flow === 'oauth') checkOAuth(method, at);
    else {
      if (!method.fields?.shape) at('fields', 'is missing');
      if (typeof method.inject !== 'function') at('inject', 'is missing');
      if ('grant' in method && method.grant) keepFree(method.fields, at);
    }
    if (method?.flow === 'signed_token' && typeof method.generate !== 'function') {
      at('generate', 'is missing');
    }
  }
  return problems;
}

function checkOAuth(method: OAuth2Method, at: (key: string, problem: string) => void): void {
  if (!method.tokenUrl) at('tokenUrl', 'is missing');
  if (!method.authorizeUrl && !method.manual) at('authorizeUrl', 'is missing');
  for (const key of ['authorizeUrl', 'tokenUrl', 'revokeUrl'] as const) {
    const url = method[key];
    if (typeof url === 'string' && !URL.canParse(url)) at(key, 'is no address');
  }
  keepFree(method.fields, at);
  if (typeof method.scopes !== 'object') at('scopes', 'is missing');
  for (const [scope, info] of Object.entries(method.scopes ?? {})) {
    if (!info?.title) at(`scopes.${scope}.title`, 'is empty');
  }
}

/** Names under which the server keeps what it was granted, beside what was typed. */
const KEPT = ['access_token', 'refresh_token'];

function keepFree(
  fields: { shape?: Record<string, unknown> } | undefined,
  at: (key: string, problem: string) => void,
): void {
  for (const name of KEPT) {
    if (fields?.shape && Object.hasOwn(fields.shape, name)) {
      at(`fields.${name}`, 'is the name under which a granted token is kept');
    }
  }
}
