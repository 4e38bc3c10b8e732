import { describe, expect, it } from 'vitest';
import { HEALTH_CODES, type HealthFacts, healthOf } from './health.ts';

const WELL: HealthFacts = {
  state: 'active',
  lastTestOutcome: 'connected',
  deliveredSinceTest: false,
  consecutiveFailures: 0,
  refreshFailures: 0,
  credentialUnreadable: false,
  secretUnavailable: false,
  scopesMissing: false,
  endsSoon: false,
};
/** Everything at once, so that the order shows. */
const ALL: HealthFacts = {
  ...WELL,
  lastTestOutcome: 'vendor_error',
  consecutiveFailures: 3,
  refreshFailures: 2,
  secretUnavailable: true,
  scopesMissing: true,
  endsSoon: true,
};

type Row = [title: string, facts: HealthFacts, health: string, code: string | null];
const TABLE: Row[] = [
  ['active, nothing wrong', WELL, 'connected', null],
  ['active, never tested', { ...WELL, lastTestOutcome: null }, 'connected', null],
  ['paused, whatever was before', { ...ALL, state: 'paused' }, 'not_connected', 'paused'],
  ['paused, unreadable', { ...WELL, state: 'paused', credentialUnreadable: true }, 'not_connected', 'paused'], // prettier-ignore
  ['expired', { ...ALL, state: 'auth_expired' }, 'error', 'auth_expired'],
  ['revoked', { ...ALL, state: 'auth_revoked' }, 'error', 'auth_revoked'],
  ['active, unreadable', { ...ALL, credentialUnreadable: true }, 'error', 'credential_unreadable'],
  ['error, unreadable', { ...WELL, state: 'error', credentialUnreadable: true }, 'error', 'credential_unreadable'], // prettier-ignore
  ['error by deliveries', { ...WELL, state: 'error', consecutiveFailures: 5 }, 'error', 'breaker_open'], // prettier-ignore
  ['error by deliveries after a test that failed', { ...ALL, state: 'error', deliveredSinceTest: true }, 'error', 'breaker_open'], // prettier-ignore
  ['error by deliveries, and the probe failed too', { ...ALL, state: 'error' }, 'error', 'test_failed'], // prettier-ignore
  ['error by a test', { ...WELL, state: 'error', lastTestOutcome: 'scope_insufficient' }, 'error', 'test_failed'], // prettier-ignore
  ['a failed test', { ...WELL, lastTestOutcome: 'network_error' }, 'warning', 'test_failed'],
  ['a failed test, and deliveries since', { ...WELL, lastTestOutcome: 'network_error', deliveredSinceTest: true }, 'connected', null], // prettier-ignore
  ['failures', { ...WELL, consecutiveFailures: 1 }, 'warning', 'recent_failures'],
  ['refreshes that fail', { ...WELL, refreshFailures: 1 }, 'warning', 'refresh_failing'],
  ['an end in sight', { ...WELL, endsSoon: true }, 'warning', 'expiring_soon'],
  ['scopes that were asked and not given', { ...WELL, scopesMissing: true }, 'warning', 'scopes_missing'], // prettier-ignore
  ['a secret store that does not answer', { ...WELL, secretUnavailable: true }, 'warning', 'secret_unavailable'], // prettier-ignore
  ['everything: what stops it now', ALL, 'warning', 'secret_unavailable'],
  ['then what failed', { ...ALL, secretUnavailable: false }, 'warning', 'recent_failures'],
  ['then what may fail', { ...WELL, refreshFailures: 1, endsSoon: true, scopesMissing: true }, 'warning', 'refresh_failing'], // prettier-ignore
  ['then what will', { ...WELL, endsSoon: true, scopesMissing: true }, 'warning', 'expiring_soon'],
];

describe('health', () => {
  it.each(TABLE)('%s', (_, facts, health, code) => {
    expect(healthOf(facts)).toEqual({ health, code });
  });

  it('has a row of this table for every reason', () => {
    const shown = new Set(TABLE.map(([, , , code]) => code));
    expect(HEALTH_CODES.filter((code) => !shown.has(code))).toEqual([]);
  });
});
