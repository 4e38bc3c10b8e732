import type { ConnectorDefinition } from './definition.ts';

/** The OAuth scopes a definition offers; `undefined` where they are no fixed list. */
export function offeredScopes(definition: ConnectorDefinition): Set<string> | undefined {
  if (!Array.isArray(definition.auth)) return undefined;
  const methods: ConnectorDefinition['auth'] = definition.auth;
  const oauth = methods.find((method) => method?.flow === 'oauth');
  if (oauth?.scopesFromSettings) return undefined;
  return oauth ? new Set(Object.keys(oauth.scopes ?? {})) : undefined;
}
