import { DataKey } from '../../platform/crypto/data-key.ts';
import { open, seal } from '../../platform/crypto/seal.ts';
import { DecryptionError } from '../../platform/crypto/crypto-error.ts';
import { z } from 'zod';

/** What a browser carries, sealed, to the provider's page and back. */
const Trip = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  return_to: z.string().nullable(),
  /** Epoch milliseconds. */
  ends_at: z.number(),
});
export type SsoTrip = z.infer<typeof Trip>;

export const TRIP_MS = 10 * 60 * 1000;
export const TRIP_COOKIE = 'patchbay_sso';
/** Of the derived secrets that seal trips. */
export const TRIP_LABEL = 'single sign-on trips';

/** A trip belongs to no site. */
const CONTEXT = { site: 0, table: 'sso', column: 'trip', row: '' };

/** @param secrets base64 of 32 bytes each; the first seals */
export function sealTrip(secrets: readonly string[], trip: SsoTrip): string {
  return seal(keyOf(secrets[0]!), JSON.stringify(trip), CONTEXT).toString('base64url');
}

/** @param now epoch milliseconds @returns null for what was not sealed here, or is over */
export function openTrip(secrets: readonly string[], text: string, now: number): SsoTrip | null {
  for (const secret of secrets) {
    try {
      const keys = new Map([[1, keyOf(secret)]]);
      const opened = open(keys, Buffer.from(text, 'base64url'), CONTEXT);
      const trip = Trip.parse(JSON.parse(opened.toString('utf8')));
      return trip.ends_at > now ? trip : null;
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
    }
  }
  return null;
}

function keyOf(secret: string): DataKey {
  return new DataKey(1, Buffer.from(secret, 'base64'));
}
