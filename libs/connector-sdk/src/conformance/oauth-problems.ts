import type { OAuth2Method } from '../auth/oauth2.ts';
import { operatorChose } from './operator-chose.ts';
import type { Trial } from './trial.ts';

const BODIES: readonly Record<string, unknown>[] = [
  {},
  { error: null },
  { error: {}, error_description: [] },
  { access_token: 7, scope: null, scopes: [1, null], expires_in: 'x' },
  { status: 1, message: {} },
];

/** OAuth as declared: addresses, scopes, and what is made of the token address's answers. */
export function oauthProblems(trial: Trial): string[] {
  const { method } = trial;
  if (method.flow !== 'oauth') return [];
  return [
    ...addressProblems(method, trial),
    ...scopeProblems(method, trial),
    ...tokenProblems(method, trial),
  ];
}

function addressProblems(method: OAuth2Method, { context }: Trial): string[] {
  const problems: string[] = [];
  for (const key of ['authorizeUrl', 'tokenUrl', 'revokeUrl'] as const) {
    const declared = method[key];
    const url = typeof declared === 'function' ? declared(context.settings) : declared;
    if (url === undefined) continue;
    if (!URL.canParse(url)) problems.push(`auth.oauth.${key}: is no address`);
    else if (!isSafe(new URL(url), context.settings)) {
      problems.push(`auth.oauth.${key}: is not https`);
    }
  }
  return problems;
}

function isSafe(url: URL, settings: Readonly<Record<string, unknown>>): boolean {
  return url.protocol === 'https:' || operatorChose(url, settings);
}

function scopeProblems(method: OAuth2Method, { connector, context }: Trial): string[] {
  if (method.scopesFromSettings) {
    return Array.isArray(method.scopesFromSettings(context.settings))
      ? []
      : ['auth.oauth.scopesFromSettings: gives no list'];
  }
  const problems: string[] = [];
  for (const [scope, info] of Object.entries(method.scopes)) {
    if (info.required && !info.default) {
      problems.push(`auth.oauth.scopes.${scope}: is required but not asked for by default`);
    }
  }
  for (const scope of connector.test.requiredScopes ?? []) {
    if (!method.scopes[scope]?.required) {
      problems.push(`test.requiredScopes: ${scope} must be a required scope of the flow`);
    }
  }
  return problems;
}

function tokenProblems(method: OAuth2Method, { connector }: Trial): string[] {
  const problems: string[] = [];
  for (const body of BODIES) {
    try {
      method.repairTokenResponse?.(body);
    } catch {
      problems.push(`auth.oauth.repairTokenResponse: throws on ${JSON.stringify(body)}`);
    }
  }
  for (const [meaning, failure] of Object.entries(connector.samples?.tokenErrors ?? {})) {
    const read = method.readTokenError?.(failure) ?? 'expired';
    if (read !== meaning) problems.push(`samples.tokenErrors.${meaning}: is read as ${read}`);
  }
  return problems;
}
