import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataKeyState } from '@patchbay/contracts/settings';
import { DataSource } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { conflict } from '../../platform/errors/problem.ts';
import { DataKeyRow } from '../../platform/keys/data-key.entity.ts';
import { DatabaseKeyStore } from '../../platform/keys/data-key.store.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { KeyRotation } from './key-rotation.entity.ts';
import { toDataKeyState } from './key-rotation.wire.ts';

/** A site's data key as operators see it: which one, since when, and the rotation to it. */
@Injectable()
export class KeyRotationService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(Keyring) private readonly keyring: Keyring,
    @Inject(DatabaseKeyStore) private readonly store: DatabaseKeyStore,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /** A site gets its first key on first use; asking the keyring makes sure of it. */
  async state(siteId: number): Promise<DataKeyState> {
    const { activeKeyId } = await this.keyring.keysFor(siteId);
    const manager = this.db.manager;
    const [rotation] = await manager.find(KeyRotation, {
      where: { site_id: siteId },
      order: { id: 'DESC' },
      take: 1,
    });
    // What this process has cached may be older than a rotation that began elsewhere.
    const key = await manager.findOneByOrFail(DataKeyRow, {
      site_id: siteId,
      ...(rotation ? { active: true } : { key_id: activeKeyId }),
    });
    return toDataKeyState(key, rotation ?? null);
  }

  /**
   * Gives the site a new data key; from now on new values are sealed with it, and a worker seals the
   * old ones anew.
   * @throws ProblemError 409 `rotation_running`
   */
  async start(scope: SiteScope): Promise<DataKeyState> {
    const { siteId, actor } = scope;
    await this.keyring.keysFor(siteId);
    const key = await this.keyring.nextKey(siteId);
    await this.db.transaction(async (manager) => {
      const added = await this.store.insertIn(manager, siteId, key);
      if (!added || (await manager.existsBy(KeyRotation, { site_id: siteId, status: 'running' }))) {
        throw conflict('rotation_running', 'The site’s data key is being rotated already.');
      }
      await manager.insert(KeyRotation, { site_id: siteId, key_id: key.keyId, status: 'running' });
      await this.activity.record(manager, {
        ...{ siteId, actor, action: 'settings.rotate_key', outcome: 'started' },
        ...{ before: { key_id: key.keyId - 1 }, after: { key_id: key.keyId } },
      });
    });
    this.keyring.invalidate(siteId);
    return this.state(siteId);
  }
}
