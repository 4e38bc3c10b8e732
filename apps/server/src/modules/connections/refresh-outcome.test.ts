import { describe, expect, it } from 'vitest';
import { type RefreshWish, settledOutcome } from './refresh-outcome.ts';
import type { RefreshView } from './refresh-view.ts';

const view: RefreshView = {
  state: 'active',
  ...{ credential_version: 3, has_refresh_token: true, backing_off: false },
  ...{ refresh_lease_until: null, lapsed: null },
};
const wish: RefreshWish = { seen: 3, insist: false, stateThen: 'active' };

describe('the vendor is asked', () => {
  it('for a token nobody replaced', () => {
    expect(settledOutcome(view, wish)).toBeNull();
  });

  it('by hand also while it is left alone', () => {
    expect(settledOutcome({ ...view, backing_off: true }, { ...wish, insist: true })).toBeNull();
  });

  it('for a grant that was lost before, since somebody may have mended it', () => {
    const lost = { ...view, state: 'auth_expired' } as const;
    expect(settledOutcome(lost, { ...wish, stateThen: 'auth_expired' })).toBeNull();
  });
});

describe('the vendor is not asked', () => {
  it('when a newer token is stored, whoever asks', () => {
    const newer = { ...view, credential_version: 4, backing_off: true };
    expect(settledOutcome(newer, { ...wish, insist: true })).toBe('already_fresh');
  });

  it('while it is left alone after failures', () => {
    expect(settledOutcome({ ...view, backing_off: true }, wish)).toBe('unavailable');
  });

  it.each(['auth_expired', 'auth_revoked'] as const)('when waiting ended in %s', (state) => {
    expect(settledOutcome({ ...view, state }, { ...wish, insist: true })).toBe('grant_lost');
  });
});
