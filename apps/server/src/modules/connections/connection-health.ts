import type { Connection as WireConnection } from '@patchbay/contracts/connection';
import { endsSoon } from '@patchbay/core/grant-end';
import { type HealthCode, healthOf } from '@patchbay/core/health';
import type { Connection } from './connection.entity.ts';
import { scopesLacking } from './scopes-lacking.ts';

type WireHealth = Pick<WireConnection, 'health' | 'health_reason'>;

/** A connection's health and the reason to read first; `now` in epoch milliseconds. */
export function connectionHealth(row: Connection, now = Date.now()): WireHealth {
  const { health, code } = healthOf({
    state: row.state,
    lastTestOutcome: row.last_test_outcome,
    deliveredSinceTest: later(row.last_delivery_at, row.last_test_at),
    consecutiveFailures: row.consecutive_failures,
    refreshFailures: row.refresh_failures,
    credentialUnreadable: row.credential_unreadable,
    secretUnavailable: row.secret_problem !== null,
    scopesMissing: scopesLacking(row).length > 0,
    endsSoon: endsSoon(ms(row.grant_expires_at), ms(row.grant_end_known_at), now),
  });
  if (!code) return { health, health_reason: null };
  const [message, at] = TELL[code](row);
  return { health, health_reason: { code, message, at: at?.toISOString() ?? null } };
}

type Told = [message: string, at: Date | null];

const TELL: Readonly<Record<HealthCode, (row: Connection) => Told>> = {
  paused: (row) => [row.state_reason ?? 'An operator paused it.', null],
  auth_expired: (row) => [row.state_reason ?? 'The credential has expired.', null],
  auth_revoked: (row) => [row.state_reason ?? 'The vendor refuses the credential.', null],
  credential_unreadable: () => [
    'The stored credential cannot be decrypted with the keys of this site. Connect again, or replace it.',
    null,
  ],
  secret_unavailable: (row) => [row.secret_problem ?? 'A secret could not be read.', null],
  breaker_open: (row) => [row.state_reason ?? 'Deliveries failed in a row.', row.last_delivery_at],
  test_failed: (row) => [
    row.state_reason ?? TESTS[row.last_test_outcome ?? 'vendor_error'],
    row.last_test_at,
  ],
  recent_failures: (row) => [
    row.consecutive_failures === 1
      ? 'The last attempt failed, and is tried again.'
      : `The last ${row.consecutive_failures} attempts failed, and are tried again.`,
    row.last_delivery_at,
  ],
  refresh_failing: (row) => [
    `The vendor gave no new token the last ${row.refresh_failures === 1 ? 'time' : `${row.refresh_failures} times`}. The present one is used while it lasts.`,
    row.expires_at,
  ],
  expiring_soon: (row) => ['The grant ends soon. Connect again, or replace the key, before it does.', row.grant_expires_at], // prettier-ignore
  scopes_missing: (row) => [`Asked for, but not granted: ${scopesLacking(row).join(', ')}.`, null],
};

/** What a scheduled test met while the connection is still active. */
const TESTS: Readonly<Record<NonNullable<Connection['last_test_outcome']>, string>> = {
  connected: 'The last test passed.',
  credential_expired: 'The last test found the credential expired.',
  credential_revoked: 'The last test found the credential refused.',
  scope_insufficient: 'The last test found that permissions are missing.',
  vendor_error: 'The vendor answered the last test with an error. It is tried again.',
  network_error: 'The vendor could not be reached by the last test. It is tried again.',
};

function later(a: Date | null, b: Date | null): boolean {
  return a !== null && (b === null || a > b);
}

function ms(date: Date | null): number | null {
  return date?.getTime() ?? null;
}
