import type { OAuth2Method } from '@patchbay/connector-sdk/auth/oauth2';

/** What an authorization asks for: what is required always, then the choice, else the defaults. */
export function scopesToAsk(
  method: OAuth2Method,
  settings: Readonly<Record<string, unknown>>,
  chosen: readonly string[] | undefined,
): string[] {
  const offered = Object.entries(method.scopes);
  const required = offered.filter(([, scope]) => scope.required).map(([id]) => id);
  if (chosen) return [...new Set([...required, ...chosen])];
  if (method.scopesFromSettings) return method.scopesFromSettings(settings);
  return offered.filter(([, scope]) => scope.required || scope.default).map(([id]) => id);
}
