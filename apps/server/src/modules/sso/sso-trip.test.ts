import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type SsoTrip, openTrip, sealTrip } from './sso-trip.ts';

const secret = () => randomBytes(32).toString('base64');
const [old, fresh] = [secret(), secret()];
const trip: SsoTrip = {
  ...{ state: 's', nonce: 'n', verifier: 'the verifier', return_to: '/x', ends_at: 1000 },
};

describe('a trip to the identity provider', () => {
  it('comes back whole until it is over, and not after', () => {
    const sealed = sealTrip([fresh], trip);
    expect(sealed).toMatch(/^[\w-]+$/);
    expect(openTrip([fresh], sealed, 999)).toEqual(trip);
    expect(openTrip([fresh], sealed, 1000)).toBeNull();
  });

  it('survives a rotation of the master key, and opens with no other', () => {
    const sealed = sealTrip([old], trip);
    expect(openTrip([fresh, old], sealed, 0)).toEqual(trip);
    expect(openTrip([fresh], sealed, 0)).toBeNull();
  });

  it('tells its bearer nothing, and lets nobody change a bit of it', () => {
    const sealed = sealTrip([fresh], trip);
    const bytes = Buffer.from(sealed, 'base64url');
    expect(bytes.toString('latin1')).not.toContain('verifier');
    for (let i = 0; i < bytes.length; i += 1) {
      const changed = Buffer.from(bytes);
      changed[i]! ^= 1;
      expect(openTrip([fresh], changed.toString('base64url'), 0)).toBeNull();
    }
    for (const text of ['', 'A', 'AQ', sealed.slice(0, 40)]) {
      expect(openTrip([fresh], text, 0)).toBeNull();
    }
  });
});
