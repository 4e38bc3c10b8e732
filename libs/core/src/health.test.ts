import { describe, expect, it } from '@jest/globals';
import { healthOf, type HealthFacts } from './health.ts';

const health = (facts: Partial<HealthFacts>) =>
  healthOf({ state: 'active', lastTestOutcome: 'connected', consecutiveFailures: 0, ...facts });

describe('health', () => {
  it('is connected when active and nothing went wrong lately', () => {
    expect(health({})).toBe('connected');
    expect(health({ lastTestOutcome: null })).toBe('connected');
  });

  it('is warning when active after a recent trouble', () => {
    expect(health({ consecutiveFailures: 1 })).toBe('warning');
    expect(health({ lastTestOutcome: 'network_error' })).toBe('warning');
  });

  it('is error when work is held although nobody chose that', () => {
    for (const state of ['auth_expired', 'auth_revoked', 'error'] as const) {
      expect(health({ state })).toBe('error');
    }
  });

  it('is not_connected while paused, whatever went wrong before', () => {
    expect(health({ state: 'paused', consecutiveFailures: 4 })).toBe('not_connected');
  });
});
