import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DeliveryDetail } from '@patchbay/contracts/delivery';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { DecryptionError } from '../../platform/crypto/crypto-error.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { SEAL_OVERHEAD } from '../../platform/crypto/seal.ts';
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

  /**
   * @param site the slug, for the address of its file
   * @returns null where the action tells none, or no key of the site opens it any more
   */
  async of(site: string, row: Pick<Delivery, SealKey>): Promise<DeliveryDetail['result']> {
    const [stored]: StoredResult[] = await this.db.query(
      `SELECT d.result_blob, f.name, f.media_type, octet_length(f.content_blob) AS sealed_bytes
         FROM deliveries d
         LEFT JOIN delivery_files f ON f.site_id = d.site_id AND f.delivery_id = d.id
        WHERE d.site_id = $1 AND d.id = $2`,
      [row.site_id, row.id],
    );
    if (!stored?.result_blob) return null;
    const place = resultContext(row.connection_id, row.message_id);
    try {
      const opened = await this.keyring.openJson(row.site_id, place, stored.result_blob);
      const result = Stored.parse(opened.reveal());
      if (stored.name === null) return result;
      const { name, media_type, sealed_bytes } = stored;
      const url = fileUrl(site, row.id, name);
      return { ...result, file: { name, media_type, size: sealed_bytes - SEAL_OVERHEAD, url } };
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      // The delivery itself and its log are still worth showing.
      this.logger.error(error);
      return null;
    }
  }
}

type StoredResult = { result_blob: Buffer | null } & (
  | { name: null }
  | { name: string; media_type: string; sealed_bytes: number }
);

/** Below the origin that was asked. */
function fileUrl(site: string, delivery: number, name: string): string {
  return `/api/v1/sites/${site}/deliveries/${delivery}/files/${name}`;
}

type SealKey = 'site_id' | 'id' | 'connection_id' | 'message_id';
