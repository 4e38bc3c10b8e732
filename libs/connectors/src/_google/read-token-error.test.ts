import { expect, it } from 'vitest';
import { readTokenError } from './read-token-error.ts';

it.each([
  ['invalid_grant', 'Token has been expired or revoked.', undefined, 'revoked'],
  ['invalid_grant', 'Account has been deleted', undefined, 'revoked'],
  ['invalid_grant', 'reauth related error (invalid_rapt)', 'invalid_rapt', 'expired'],
  ['invalid_grant', 'reauth related error (rapt_required)', 'rapt_required', 'expired'],
  ['access_denied', 'Account restricted', undefined, 'revoked'],
  ['admin_policy_enforced', '', undefined, 'revoked'],
  ['deleted_client', 'The OAuth client was deleted.', undefined, 'client_refused'],
  ['disabled_client', 'The OAuth client was disabled.', undefined, 'client_refused'],
  ['invalid_client', 'Unauthorized', undefined, undefined],
  ['internal_failure', '', undefined, undefined],
])('Google’s %s "%s" (%s) means %s', (error, description, subtype, meaning) => {
  const failure = { status: 400, error, description, ...(subtype && { subtype }) };
  expect(readTokenError(failure)).toBe(meaning);
});
