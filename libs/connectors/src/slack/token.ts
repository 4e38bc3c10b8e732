import type { TokenError, TokenErrorReading } from '@patchbay/connector-sdk/auth/oauth2';

/** The application's own fault: https://docs.slack.dev/reference/methods/oauth.v2.access#errors */
const CLIENT = new Set([
  'bad_client_secret',
  'bad_redirect_uri',
  'invalid_client_id',
  'invalid_team_for_non_distributed_app',
]);

/** Slack's words for what RFC 6749 calls `invalid_grant`. */
const GRANT = new Set([
  'account_inactive',
  'code_already_used',
  'invalid_auth',
  'invalid_code',
  'invalid_refresh_token',
  'token_expired',
  'token_revoked',
]);

/** Errors come with 200 and `ok: false`; successes have the names of RFC 6749 already. */
export function repairTokenResponse(
  body: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { error } = body;
  if (body['ok'] !== false || typeof error !== 'string') return { ...body };
  if (GRANT.has(error)) return { error: 'invalid_grant', error_description: error };
  if (CLIENT.has(error)) return { error: 'invalid_client', error_description: error };
  return { error };
}

export function readTokenError({ error, description }: TokenError): TokenErrorReading | undefined {
  if (error === 'invalid_client') return 'client_refused';
  if (error !== 'invalid_grant') return undefined;
  return description === 'token_expired' ? 'expired' : 'revoked';
}
