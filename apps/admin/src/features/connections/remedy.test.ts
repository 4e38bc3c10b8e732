import { describe, expect, it } from 'vitest';
import type { Connection } from '@patchbay/contracts/connection';
import { HEALTH_CODES } from '@patchbay/core/health';
import { healthKind } from './health-kind.ts';
import { remediesFor } from './remedy.ts';

type Outcome = Connection['last_test_outcome'];
const facts = (
  code: (typeof HEALTH_CODES)[number],
  auth_flow: Connection['auth_flow'] = 'oauth',
  last_test_outcome: Outcome = null,
) => ({ auth_flow, last_test_outcome, health_reason: { code, message: '', at: null } });

describe('remediesFor', () => {
  it.each([
    ['paused', 'oauth', true, ['resume']],
    ['auth_expired', 'oauth', true, ['reconnect']],
    ['auth_revoked', 'oauth', false, ['replace']],
    ['auth_expired', 'basic', false, ['replace']],
    ['credential_unreadable', 'api_key', false, ['replace']],
    ['expiring_soon', 'oauth', true, ['reconnect']],
    ['refresh_failing', 'oauth', true, ['refresh', 'reconnect']],
    ['scopes_missing', 'oauth', true, ['scopes']],
    ['breaker_open', 'api_key', false, ['test']],
    ['secret_unavailable', 'api_key', false, ['test', 'replace']],
  ] as const)('%s by %s (redirect: %s) is mended by %j', (code, flow, redirects, remedies) => {
    expect(remediesFor(facts(code, flow), redirects)).toEqual(remedies);
  });

  it.each([
    ['vendor_error', ['test']],
    ['network_error', ['test', 'settings']],
    ['scope_insufficient', ['scopes', 'test']],
    ['credential_revoked', ['reconnect']],
  ] as const)('a test that ended in %s is mended by %j', (outcome, remedies) => {
    expect(remediesFor(facts('test_failed', 'oauth', outcome), true)).toEqual(remedies);
  });

  it.each(HEALTH_CODES)('knows something to do about %s', (code) => {
    expect(remediesFor(facts(code), true)).not.toEqual([]);
  });

  it('has nothing to do while all is well', () => {
    const well = { auth_flow: 'oauth' as const, health_reason: null, last_test_outcome: null };
    expect(remediesFor(well, true)).toEqual([]);
  });
});

describe('healthKind', () => {
  it('tells vendor trouble, network trouble and missing permissions of a test apart', () => {
    const kinds = (['vendor_error', 'network_error', 'scope_insufficient'] as const).map(
      (outcome) => healthKind(facts('test_failed', 'oauth', outcome)),
    );
    expect(kinds).toEqual(['vendor_trouble', 'network_trouble', 'permissions_refused']);
  });
});
