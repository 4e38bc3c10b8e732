import type { OAuthProfile } from './profile.ts';

export interface AuthorizeRequest {
  query: URLSearchParams;
  scopes: string[];
  /** Scopes this vendor does not have; any of them stops the authorization. */
  unknown: string[];
}

/**
 * An authorization request as the vendor reads it: its own further scope parameter counted in, its
 * default scope where none is named, and the parameters filled in that it does not demand.
 */
export function readAuthorizeRequest(profile: OAuthProfile, search: string): AuthorizeRequest {
  const query = new URLSearchParams(search);
  if (profile.clientIdParam) rename(query, profile.clientIdParam, 'client_id');
  for (const [name, value] of Object.entries(profile.authorizeDefaults ?? {})) {
    if (!query.has(name)) query.set(name, value);
  }
  const asked = words(query.get('scope'));
  const further = profile.extraScopeParam ? words(query.get(profile.extraScopeParam)) : [];
  const scopes = [...new Set([...asked, ...further])];
  if (scopes.length === 0) scopes.push(...profile.implied);
  if (scopes.length > 0) query.set('scope', scopes.join(' '));
  const unknown = scopes.filter((scope) => !hasScope(profile, scope));
  return { query, scopes, unknown };
}

function rename(query: URLSearchParams, from: string, to: string): void {
  const value = query.get(from);
  query.delete(from);
  query.delete(to);
  if (value !== null) query.set(to, value);
}

export function hasScope(profile: OAuthProfile, scope: string): boolean {
  return scope in profile.scopes || profile.implied.includes(scope) || profile.accepts.test(scope);
}

export function words(value: unknown): string[] {
  return typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : [];
}
