import { randomBytes, randomFillSync } from 'node:crypto';

const POOL_BYTES = 8_192;
const pool = Buffer.allocUnsafeSlow(POOL_BYTES);
let used = POOL_BYTES;

/**
 * Copies fresh random bytes into `target` at `offset`. Bytes come from a refilled pool, because one
 * call of the system's generator costs more than sealing half a kilobyte; each byte is handed out
 * once and overwritten in the pool.
 */
export function fillRandom(target: Uint8Array, offset: number, length: number): void {
  if (length > POOL_BYTES) throw new RangeError(`At most ${POOL_BYTES} random bytes at once.`);
  if (used + length > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  target.set(pool.subarray(used, used + length), offset);
  pool.fill(0, used, used + length);
  used += length;
}

/** `bytes` random bytes as base64url without padding. */
export function randomBase64Url(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
