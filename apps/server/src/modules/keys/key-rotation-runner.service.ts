import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { SYSTEM } from '../../platform/access/caller.ts';
import type { Config } from '../../config.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { DecryptionError, MasterKeyError } from '../../platform/crypto/crypto-error.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import type { SiteKeys } from '../../platform/crypto/site-keys.ts';
import { KeyHolders } from '../../platform/keys/key-holders.service.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { afterBite } from './key-rotation-step.ts';
import { KeyRotation } from './key-rotation.entity.ts';
import { markUnreadable } from './mark-unreadable.ts';
import { resealBite } from './reseal-bite.ts';
import { SEALED_TABLES } from './sealed-tables.ts';

/** Does rotations in bites; each bite and its progress commit together, so a kill costs nothing. */
@Injectable()
export class KeyRotationRunner {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Keyring) private readonly keyring: Keyring,
    @Inject(KeyHolders) private readonly holders: KeyHolders,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /** One bite of a rotation nobody else is at. @returns whether there was one */
  runBite(): Promise<boolean> {
    return this.db.transaction(async (manager) => {
      const rotation = await manager
        .createQueryBuilder(KeyRotation, 'r')
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .where(`r.status = 'running' AND r.resume_at <= now()`)
        .orderBy('r.resume_at')
        .limit(1)
        .getOne();
      if (!rotation) return false;
      await this.advance(manager, rotation);
      return true;
    });
  }

  private async advance(manager: EntityManager, rotation: KeyRotation): Promise<void> {
    if (rotation.total === null) return this.count(manager, rotation);
    const keys = await this.keysOf(rotation);
    if (keys instanceof Error) return this.fail(manager, rotation, keys);
    const table =
      SEALED_TABLES.find(({ table }) => table === rotation.at_table) ?? SEALED_TABLES[0]!;
    const bite = await resealBite(manager, keys, table, rotation.at_row);
    await markUnreadable(manager, rotation.site_id, bite.undecryptable);
    const step = afterBite(rotation, table.table, bite, await this.settleMs(), new Date());
    await this.save(manager, rotation, { ...step, key_id: keys.activeKeyId });
    if (step.status === 'done') await this.finish(manager, rotation);
  }

  private async count(manager: EntityManager, rotation: KeyRotation): Promise<void> {
    const counts = SEALED_TABLES.map(
      ({ table }) => `(SELECT count(*) FROM ${table} WHERE site_id = $1)`,
    );
    const [row]: { total: number }[] = await manager.query(
      `SELECT (${counts.join(' + ')})::bigint AS total`,
      [rotation.site_id],
    );
    await this.save(manager, rotation, { total: Number(row!.total) });
  }

  /** The site's keys with the new one active, whatever this process has cached. */
  private async keysOf({ site_id, key_id }: KeyRotation): Promise<SiteKeys | Error> {
    try {
      const keys = await this.keyring.keysFor(site_id);
      if (keys.activeKeyId >= key_id) return keys;
      this.keyring.invalidate(site_id);
      return await this.keyring.keysFor(site_id);
    } catch (error) {
      if (error instanceof DecryptionError || error instanceof MasterKeyError) return error;
      throw error;
    }
  }

  /** Twice what any process may use keys it has read: once for the keys, once for its statements. */
  private async settleMs(): Promise<number> {
    const living = await this.holders.living();
    return 2 * Math.max(this.config.keyCacheMs, ...living.map(({ keyCacheMs }) => keyCacheMs));
  }

  /** Old keys go only when no row needs one; a row that does not open may need any of them. */
  private async finish(manager: EntityManager, rotation: KeyRotation): Promise<void> {
    const { site_id, key_id, undecryptable } = rotation;
    if (undecryptable === 0) {
      await manager.query(
        'DELETE FROM data_keys WHERE site_id = $1 AND key_id < $2 AND NOT active',
        [...[site_id, key_id]],
      );
    }
    await this.activity.record(manager, {
      ...{ siteId: site_id, actor: SYSTEM, action: 'settings.rotate_key' },
      outcome: undecryptable === 0 ? 'done' : 'incomplete',
      after: { key_id, rows: rotation.total, undecryptable },
    });
  }

  private async fail(manager: EntityManager, rotation: KeyRotation, error: Error): Promise<void> {
    await this.save(manager, rotation, { status: 'failed', finished_at: new Date() });
    await this.activity.record(manager, {
      ...{ siteId: rotation.site_id, actor: SYSTEM, action: 'settings.rotate_key' },
      ...{ outcome: 'failed', after: { key_id: rotation.key_id, reason: error.message } },
    });
  }

  private async save(
    manager: EntityManager,
    rotation: KeyRotation,
    changes: Partial<KeyRotation>,
  ): Promise<void> {
    Object.assign(rotation, changes);
    await manager.save(KeyRotation, rotation);
  }
}
