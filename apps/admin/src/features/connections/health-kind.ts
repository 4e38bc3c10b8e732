import type { Connection } from '@patchbay/contracts/connection';

type HealthCode = NonNullable<Connection['health_reason']>['code'];
type TestOutcome = NonNullable<Connection['last_test_outcome']>;

/** What an operator must tell apart, since another click mends each. */
export type HealthKind =
  | Exclude<HealthCode, 'test_failed'>
  | 'vendor_trouble'
  | 'network_trouble'
  | 'permissions_refused';

/** A failed test is as many troubles as it has outcomes. */
const BY_TEST: Readonly<Record<TestOutcome, HealthKind>> = {
  connected: 'vendor_trouble',
  credential_expired: 'auth_expired',
  credential_revoked: 'auth_revoked',
  scope_insufficient: 'permissions_refused',
  vendor_error: 'vendor_trouble',
  network_error: 'network_trouble',
};

/** The trouble to look at first; null while there is none. */
export function healthKind({
  health_reason: reason,
  last_test_outcome: outcome,
}: Pick<Connection, 'health_reason' | 'last_test_outcome'>): HealthKind | null {
  if (!reason) return null;
  return reason.code === 'test_failed' ? BY_TEST[outcome ?? 'vendor_error'] : reason.code;
}
