import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { z } from 'zod';
import { Keyring } from '../../../platform/crypto/keyring.ts';
import { HotDatabase } from '../../../platform/database/hot-database.ts';
import { progressContext } from '../payload-context.ts';
import type { Claimed } from './claim.ts';
import { type Job, NOT_BEGUN, type Progress } from './job.ts';

const Stored = z.object({
  done: z.array(z.string()),
  found: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

/** Together as long as a worker may be silent before another takes what it holds. */
const TRIES = 20;
const AGAIN_MS = 500;

/** Keeps which steps of a delivery are done, so that whoever goes on repeats none of them. */
@Injectable()
export class ProgressStore {
  private readonly logger = new Logger(ProgressStore.name);

  constructor(
    @Inject(HotDatabase) private readonly hot: HotDatabase,
    @Inject(Keyring) private readonly keyring: Keyring,
  ) {}

  /** @throws DecryptionError when no key of the site opens it */
  async open(delivery: Claimed): Promise<Progress> {
    if (!delivery.progress_blob) return NOT_BEGUN;
    const place = progressContext(delivery.connection_id, delivery.message_id);
    const { site_id: site, progress_blob: blob } = delivery;
    return Stored.parse((await this.keyring.openJson(site, place, blob)).reveal());
  }

  /**
   * Before the next call is made. A database that is away for a moment is waited for: what is not
   * stored would be done again.
   *
   * @returns false when the delivery is another worker's by now
   */
  async save({ delivery, owner, progress }: Job): Promise<boolean> {
    const place = progressContext(delivery.connection_id, delivery.message_id);
    const blob = await this.keyring.sealJson(delivery.site_id, place, progress);
    for (let tried = 1; ; tried += 1) {
      try {
        const rows = await this.hot.query(
          'store-progress',
          `UPDATE deliveries SET progress_blob = $4
            WHERE site_id = $1 AND id = $2 AND status = 'running' AND lease_owner = $3
            RETURNING id`,
          [delivery.site_id, delivery.id, owner, blob],
        );
        return rows.length > 0;
      } catch (error) {
        if (tried === TRIES) throw error;
        this.logger.warn(error);
        await delay(AGAIN_MS);
      }
    }
  }
}
