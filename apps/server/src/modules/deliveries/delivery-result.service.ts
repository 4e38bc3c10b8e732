import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DeliveryDetail } from '@patchbay/contracts/delivery';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { DecryptionError } from '../../platform/crypto/crypto-error.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import type { Delivery } from './delivery.entity.ts';
import { resultContext } from './payload-context.ts';

const Stored = z.record(z.string(), z.unknown());

/** What a delivery's vendor answered to its caller. */
@Injectable()
export class DeliveryResultService {
  private readonly logger = new Logger(DeliveryResultService.name);

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(Keyring) private readonly keyring: Keyring,
  ) {}

  /** @returns null where the action tells none, or no key of the site opens it any more */
  async of(row: Pick<Delivery, SealKey>): Promise<DeliveryDetail['result']> {
    const [stored]: { result_blob: Buffer | null }[] = await this.db.query(
      'SELECT result_blob FROM deliveries WHERE site_id = $1 AND id = $2',
      [row.site_id, row.id],
    );
    if (!stored?.result_blob) return null;
    const place = resultContext(row.connection_id, row.message_id);
    try {
      const opened = await this.keyring.openJson(row.site_id, place, stored.result_blob);
      return Stored.parse(opened.reveal());
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      // The delivery itself and its log are still worth showing.
      this.logger.error(error);
      return null;
    }
  }
}

type SealKey = 'site_id' | 'id' | 'connection_id' | 'message_id';
