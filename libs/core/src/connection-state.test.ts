import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  CONNECTION_STATES,
  CONNECTION_TRANSITIONS,
  testEvent,
  transition,
  type ConnectionEvent,
  type ConnectionState,
  type ConnectionTarget,
} from './connection-state.ts';
import { TEST_OUTCOMES } from './test-outcome.ts';

type Arrow = [from: ConnectionState, event: ConnectionEvent, to: ConnectionTarget];

/** The reference's "State transitions", arrow by arrow, then what its "Actions" say in words. */
const REFERENCE: Arrow[] = [
  // active ├──► refresh succeeds ──► active (timer reset)
  ['active', 'refresh.succeeded', 'active'],
  // ├──► refresh fails ──► auth_expired
  ['active', 'refresh.expired', 'auth_expired'],
  // ├──► vendor revokes grant ──► auth_revoked
  ['active', 'refresh.revoked', 'auth_revoked'],
  ['active', 'delivery.credential_revoked', 'auth_revoked'],
  ['active', 'test.credential_revoked', 'auth_revoked'],
  // ├──► operator pauses ──► paused
  ['active', 'operator.pause', 'paused'],
  // ├──► delivery error pattern ──► error
  ['active', 'delivery.error_pattern', 'error'],
  // └──► operator disconnects ──► (record removed)
  ['active', 'operator.disconnect', 'removed'],
  // paused ──► resume + test ──► active
  ['paused', 'operator.resume.passed', 'active'],
  // auth_expired ──► refresh path ──► active
  ['auth_expired', 'refresh.succeeded', 'active'],
  // auth_revoked ──► re-auth flow ──► active
  ['auth_revoked', 'credential.replaced', 'active'],
  // error ──► test + fix ──► active
  ['error', 'test.connected', 'active'],

  // Resume: "a failed test leaves the connection in error"
  ['paused', 'operator.resume.failed', 'error'],
  // Test connection: the outcome is observed, so the state follows it
  ['active', 'test.connected', 'active'],
  ['active', 'test.credential_expired', 'auth_expired'],
  ['active', 'test.scope_insufficient', 'error'],
  ['active', 'test.vendor_error', 'error'],
  ['active', 'test.network_error', 'error'],
  ['active', 'delivery.credential_expired', 'auth_expired'],
  // Edit scopes and re-authorize store a new access record
  ['active', 'credential.replaced', 'active'],
  ['auth_expired', 'credential.replaced', 'active'],
  ['error', 'credential.replaced', 'active'],
  // Disconnect is always possible
  ['paused', 'operator.disconnect', 'removed'],
  ['auth_expired', 'operator.disconnect', 'removed'],
  ['auth_revoked', 'operator.disconnect', 'removed'],
  ['error', 'operator.disconnect', 'removed'],
];

const EVENTS = [
  ...new Set(CONNECTION_STATES.flatMap((state) => Object.keys(CONNECTION_TRANSITIONS[state]))),
] as ConnectionEvent[];

const targetOf = (state: ConnectionState, event: ConnectionEvent) => {
  const step = transition(state, event);
  return step.ok ? step.to : 'refused';
};

describe('the connection states', () => {
  it('are the five of the reference', () => {
    expect([...CONNECTION_STATES].sort()).toEqual([
      'active',
      'auth_expired',
      'auth_revoked',
      'error',
      'paused',
    ]);
  });

  it.each(REFERENCE)('lead from %s by %s to %s', (from, event, to) => {
    expect(transition(from, event)).toEqual({ ok: true, to, changed: to !== from });
  });

  it('follow every outcome of a test, in every state', () => {
    for (const state of CONNECTION_STATES) {
      for (const outcome of TEST_OUTCOMES) {
        expect([state, outcome, targetOf(state, testEvent(outcome))]).not.toContain('refused');
      }
    }
  });

  it('are active after a passed test, except while paused', () => {
    for (const state of CONNECTION_STATES) {
      expect(targetOf(state, 'test.connected')).toBe(state === 'paused' ? 'paused' : 'active');
    }
  });

  it('can be paused from active only and resumed from paused only', () => {
    for (const state of CONNECTION_STATES) {
      expect(transition(state, 'operator.pause').ok).toBe(state === 'active');
      expect(transition(state, 'operator.resume.passed').ok).toBe(state === 'paused');
      expect(transition(state, 'operator.resume.failed').ok).toBe(state === 'paused');
    }
  });

  it('are paused and resumed by nothing but the operator', () => {
    for (const state of CONNECTION_STATES) {
      for (const event of EVENTS) {
        const to = targetOf(state, event);
        if (state !== 'paused' && to === 'paused') expect(event).toBe('operator.pause');
        if (state === 'paused' && to !== 'paused' && to !== 'refused') {
          expect(event).toMatch(/^operator\./);
        }
      }
    }
  });

  it('are left for good by nothing but the operator', () => {
    for (const state of CONNECTION_STATES) {
      for (const event of EVENTS) {
        expect(targetOf(state, event) === 'removed').toBe(event === 'operator.disconnect');
      }
    }
  });

  it('can all be reached from active, and active from all', () => {
    const reach = (from: ConnectionState): Set<ConnectionTarget> => {
      const seen = new Set<ConnectionTarget>([from]);
      for (const state of seen) {
        if (state === 'removed') continue;
        for (const to of Object.values(CONNECTION_TRANSITIONS[state])) seen.add(to);
      }
      return seen;
    };
    expect([...reach('active')].sort()).toEqual([...CONNECTION_STATES, 'removed'].sort());
    for (const state of CONNECTION_STATES) expect(reach(state)).toContain('active');
  });

  it('do not forget a dead credential because the vendor or the network has trouble', () => {
    for (const state of ['auth_expired', 'auth_revoked'] as const) {
      for (const event of [
        'test.vendor_error',
        'test.network_error',
        'delivery.error_pattern',
      ] as const) {
        expect(targetOf(state, event)).toBe(state);
      }
    }
  });

  it('leave auth_revoked by no refresh', () => {
    expect(targetOf('auth_revoked', 'refresh.succeeded')).toBe('auth_revoked');
    expect(targetOf('auth_revoked', 'refresh.expired')).toBe('auth_revoked');
  });

  it('refuse an event that is not theirs, naming both', () => {
    expect(transition('error', 'operator.pause')).toEqual({
      ok: false,
      state: 'error',
      event: 'operator.pause',
    });
  });

  it('stay paused whatever is observed between pause and resume', () => {
    const observed = EVENTS.filter((event) => !event.startsWith('operator.'));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...observed), { maxLength: 30 }), (events) => {
        let state: ConnectionTarget = 'paused';
        for (const event of events)
          state = targetOf(state as ConnectionState, event) as ConnectionTarget;
        expect(state).toBe('paused');
      }),
    );
  });

  it('after any history are active again by a new credential, unless paused or removed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 30 }), (events) => {
        let state: ConnectionTarget = 'active';
        for (const event of events) {
          const to: ConnectionTarget | 'refused' =
            state === 'removed' ? state : targetOf(state, event);
          if (to !== 'refused') state = to;
        }
        if (state === 'removed') return;
        expect(targetOf(state, 'credential.replaced')).toBe(
          state === 'paused' ? 'paused' : 'active',
        );
      }),
    );
  });
});
