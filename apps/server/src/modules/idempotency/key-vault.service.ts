import { Inject, Injectable } from '@nestjs/common';
import { Keyring } from '../../platform/crypto/keyring.ts';
import type { KeyOwner } from './reservation.ts';

type Column = 'fingerprint_blob' | 'response_blob';

/**
 * Seals what is kept of requests and answers with the site's key: an answer may hold a secret that is
 * shown once, and the digest of a body with a weak password could be guessed back. Outside any site
 * there is no key and no such secret, and bytes are kept as they are.
 */
@Injectable()
export class KeyVault {
  constructor(@Inject(Keyring) private readonly keyring: Keyring) {}

  async seal(owner: KeyOwner, column: Column, bytes: Buffer): Promise<Buffer> {
    if (owner.siteId === 0) return bytes;
    return this.keyring.sealFor(owner.siteId, context(owner, column), bytes);
  }

  async open(owner: KeyOwner, column: Column, blob: Buffer): Promise<Buffer> {
    if (owner.siteId === 0) return blob;
    return this.keyring.openFor(owner.siteId, context(owner, column), blob);
  }
}

function context({ caller, key }: KeyOwner, column: Column) {
  return { table: 'idempotency_keys', column, row: `${caller} ${key}` };
}
