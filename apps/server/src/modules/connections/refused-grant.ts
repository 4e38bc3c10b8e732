import type { Connector } from '@patchbay/connector-sdk/definition';
import type { ProblemError } from '../../platform/errors/problem.ts';
import { testFailed } from './test-failed.ts';
import { testMessage } from './test-message.ts';
import type { TokenEndpointError } from './token-set.ts';

const OUTCOMES = {
  expired: 'credential_expired',
  revoked: 'credential_revoked',
  client_refused: 'credential_revoked',
  vendor_error: 'vendor_error',
  network_error: 'network_error',
} as const;

/** Why a grant that an operator typed in gave no token: 422 in the words of a failed test. */
export function refusedGrant(error: TokenEndpointError, { name }: Connector): ProblemError {
  const outcome = OUTCOMES[error.failure];
  const facts = { missingScopes: [], code: error.code };
  return testFailed({
    outcome,
    account_id: null,
    account_name: null,
    missing_scopes: [],
    vendor_code: error.code,
    message: testMessage(outcome, name, facts),
    latency_ms: null,
    tested_at: new Date().toISOString(),
  });
}
