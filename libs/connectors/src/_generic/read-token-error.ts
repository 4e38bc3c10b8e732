import type { TokenError, TokenErrorReading } from '@patchbay/connector-sdk/auth/oauth2';

/**
 * Codes beside those of RFC 6749 section 5.2 that say by themselves what became of the grant:
 * `interaction_required` and `consent_required` of OpenID Connect Core section 3.1.2.6, as token
 * addresses of Microsoft's kind answer; `token_*` and `account_inactive` as Slack names them;
 * `inactive_user` and `inactive_org` as Salesforce does.
 */
const CODES: Readonly<Record<string, TokenErrorReading>> = {
  token_expired: 'expired',
  expired_token: 'expired',
  interaction_required: 'expired',
  login_required: 'expired',
  token_revoked: 'revoked',
  access_revoked: 'revoked',
  consent_required: 'revoked',
  account_inactive: 'revoked',
  inactive_user: 'revoked',
  inactive_org: 'revoked',
};

const EXPIRED = /expire|inactivity|too old/i;
const REVOKED =
  /revoked|withdrawn|suspend|deactivat|disabled|deleted|uninstall|deauthori[sz]|disconnected|no longer authori[sz]ed/i;

/**
 * `invalid_grant` covers everything from expired to issued to another client (RFC 6749 section 5.2);
 * only the description may tell them apart, and one that names both tells nothing.
 */
export function readTokenError(failure: TokenError): TokenErrorReading | undefined {
  const { error, description } = failure;
  if (Object.hasOwn(CODES, error)) return CODES[error];
  if (error !== 'invalid_grant') return undefined;
  return REVOKED.test(description) && !EXPIRED.test(description) ? 'revoked' : 'expired';
}
