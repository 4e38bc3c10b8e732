import { describe, expect, it } from 'vitest';
import { refreshDueAt } from './refresh-due.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const NOW = 1_800_000_000_000;
const EDGES = [0, 0.5, 0.999999];

const due = (lifetimeMs: number, marginMs: number, random: number) =>
  refreshDueAt({ expiresAt: NOW + lifetimeMs, refreshExpiresAt: null, marginMs }, NOW, random)! -
  NOW;

describe('a token is due', () => {
  it.each(EDGES)('never later than its margin before the end (chance %j)', (random) => {
    expect(due(HOUR, 5 * MINUTE, random)).toBeLessThanOrEqual(55 * MINUTE);
  });

  it.each(EDGES)('never in the first three tenths of its life (chance %j)', (random) => {
    for (const life of [4000, 10 * MINUTE, HOUR]) {
      expect(due(life, 24 * HOUR, random)).toBeGreaterThanOrEqual(0.3 * life - 1);
    }
  });

  it('after half of its life at the earliest margin, however long the margin is said to be', () => {
    expect(due(10 * MINUTE, 5 * HOUR, 0)).toBe(5 * MINUTE);
  });

  it('spread over a fifth of its life', () => {
    expect(due(HOUR, 5 * MINUTE, 0) - due(HOUR, 5 * MINUTE, 0.999999)).toBeCloseTo(12 * MINUTE, -2);
  });

  it('a second later at the earliest, even when it ended before it came', () => {
    expect(due(-HOUR, 5 * MINUTE, 0.5)).toBe(1000);
    expect(due(1000, 5 * MINUTE, 0.5)).toBe(1000);
  });

  it('never, when nothing about it ends', () => {
    const token = { expiresAt: null, refreshExpiresAt: null, marginMs: MINUTE };
    expect(refreshDueAt(token, NOW, 0.5)).toBeNull();
  });
});

describe('a refresh token that dies unused', () => {
  const rolling = (lifetimeMs: number, expiresAt: number | null, random: number) =>
    refreshDueAt({ expiresAt, refreshExpiresAt: NOW + lifetimeMs, marginMs: MINUTE }, NOW, random)! - NOW; // prettier-ignore

  it.each(EDGES)('is used between half and three quarters of its life (chance %j)', (random) => {
    const at = rolling(30 * HOUR, null, random);
    expect(at).toBeGreaterThanOrEqual(15 * HOUR);
    expect(at).toBeLessThanOrEqual(22.5 * HOUR);
  });

  it('waits for the access token where that ends first', () => {
    expect(rolling(30 * HOUR, NOW + HOUR, 0)).toBe(59 * MINUTE);
  });

  it('is left alone for a minute even when its end does not move', () => {
    expect(rolling(1000, null, 0.5)).toBe(MINUTE);
  });
});
