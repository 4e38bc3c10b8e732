import { Inject, Injectable } from '@nestjs/common';
import { DecryptionError } from '../../../platform/crypto/crypto-error.ts';
import { Keyring } from '../../../platform/crypto/keyring.ts';
import { HotDatabase } from '../../../platform/database/hot-database.ts';
import type { Secret } from '../../../platform/logging/secret.ts';
import { payloadContext } from '../payload-context.ts';
import type { Claimed } from './claim.ts';

/** What a claimed delivery is to send. */
@Injectable()
export class PayloadOpener {
  constructor(
    @Inject(Keyring) private readonly keyring: Keyring,
    @Inject(HotDatabase) private readonly hot: HotDatabase,
  ) {}

  /** @returns the input, or why no key of the site opens it */
  async open(delivery: Claimed): Promise<Secret<unknown> | DecryptionError> {
    const opened = await this.tryOpen(delivery, delivery.payload_blob);
    if (!(opened instanceof DecryptionError)) return opened;
    // While it waited for a token, a rotation may have sealed it anew and removed the old key.
    const [row] = await this.hot.query<{ payload_blob: Buffer }>(
      'read-payload',
      'SELECT payload_blob FROM deliveries WHERE site_id = $1 AND id = $2',
      [delivery.site_id, delivery.id],
    );
    return row ? this.tryOpen(delivery, row.payload_blob) : opened;
  }

  private async tryOpen(
    delivery: Claimed,
    blob: Buffer,
  ): Promise<Secret<unknown> | DecryptionError> {
    const place = payloadContext(delivery.connection_id, delivery.message_id);
    try {
      return (
        this.keyring.openJsonNow(delivery.site_id, place, blob) ??
        (await this.keyring.openJson(delivery.site_id, place, blob))
      );
    } catch (error) {
      if (error instanceof DecryptionError) return error;
      throw error;
    }
  }
}
