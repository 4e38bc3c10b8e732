import type { OAuthProfile, TokenAnswer } from '../oauth/profile.ts';

const READ_WRITE = {
  contacts: 'contacts',
  companies: 'companies',
  deals: 'deals',
  owners: 'owners',
  custom: 'custom objects',
  orders: 'orders',
};

/**
 * https://developers.hubspot.com/docs/api-reference/latest/authentication/manage-oauth-tokens
 * Access tokens live 30 minutes, refresh tokens do not rotate, and `optional_scope` names what an
 * account may refuse. Version 1 of the endpoints is deprecated; 2026-03 is the current one.
 */
export const hubspotOAuth: OAuthProfile = {
  paths: {
    authorize: ['/oauth/authorize'],
    token: ['/oauth/2026-03/token', '/oauth/v3/token', '/oauth/v1/token'],
    revoke: ['/oauth/2026-03/token/revoke', '/oauth/v3/token/revoke'],
  },
  scopes: {
    oauth: 'Know which HubSpot account this is',
    ...Object.fromEntries(
      Object.entries(READ_WRITE).flatMap(([name, words]) => [
        [`crm.objects.${name}.read`, `See ${words}`],
        [`crm.objects.${name}.write`, `Create and change ${words}`],
      ]),
    ),
    'account-info.security.read': 'See account activity',
    'transactional-email': 'Send transactional e-mail',
    forms: 'Use forms',
    timeline: 'Add events to timelines',
  },
  accepts: /^[a-z0-9_]+([.-][a-z0-9_-]+)*$/i,
  implied: ['oauth'],
  optional: (scope, request) =>
    String(request.optional_scope ?? '')
      .split(' ')
      .includes(scope),
  extraParams: ['optional_scope'],
  extraScopeParam: 'optional_scope',
  authorizeDefaults: { response_type: 'code' },
  accessTokenSeconds: 1800,
  refreshToken: () => true,
  rotates: false,
  shapeToken: shape,
};

function shape({ status, body, account }: TokenAnswer): Record<string, unknown> {
  if (status !== 200) return refusal(body);
  const { scope, ...rest } = body;
  return {
    ...rest,
    token_type: 'bearer',
    token_use: 'access_token',
    hub_id: account?.number,
    user_id: account && account.number % 1_000_000,
    scopes: typeof scope === 'string' ? scope.split(' ') : [],
  };
}

/** Errors carry the fields of RFC 6749 and HubSpot's older ones side by side. */
function refusal(body: Record<string, unknown>): Record<string, unknown> {
  const { error } = body;
  const [status, message] = explain(error, String(body.error_description ?? ''));
  return { error, error_description: message, status, message };
}

function explain(error: unknown, detail: string): [string, string] {
  if (error === 'invalid_client') return ['BAD_CLIENT_ID', 'missing or unknown client id'];
  if (error !== 'invalid_grant') return ['BAD_REQUEST', detail || 'bad request'];
  if (/code/.test(detail)) return ['BAD_AUTH_CODE', 'missing or unknown auth code'];
  return ['BAD_REFRESH_TOKEN', 'refresh token is invalid, expired or revoked'];
}
