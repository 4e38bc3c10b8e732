import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { DataKeyStore, StoredDataKey } from '../crypto/data-key-store.ts';
import type { WrappedDataKey } from '../crypto/master-key.ts';
import { DataKeyRow } from './data-key.entity.ts';

/** Wrapped data keys in PostgreSQL. */
@Injectable()
export class DatabaseKeyStore implements DataKeyStore {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async load(siteId: number): Promise<StoredDataKey[]> {
    const rows = await this.db.manager.findBy(DataKeyRow, { site_id: siteId });
    return rows.map((row) => ({
      keyId: row.key_id,
      wrapped: row.wrapped,
      masterKeyId: row.master_key_id,
      active: row.active,
    }));
  }

  insert(siteId: number, key: WrappedDataKey): Promise<boolean> {
    return this.db.transaction((manager) => this.insertIn(manager, siteId, key));
  }

  /** `insert` in the caller's transaction. */
  async insertIn(manager: EntityManager, siteId: number, key: WrappedDataKey): Promise<boolean> {
    // One site's keys change one after the other; the site's row is what two processes share.
    // Not FOR UPDATE: an entry being recorded refers to the site, and has what is needed here next.
    await manager.query('SELECT 1 FROM sites WHERE id = $1 FOR NO KEY UPDATE', [siteId]);
    const rows = manager.getRepository(DataKeyRow);
    if (await rows.existsBy({ site_id: siteId, key_id: key.keyId })) return false;
    await rows.update({ site_id: siteId, active: true }, { active: false });
    await rows.insert({
      site_id: siteId,
      key_id: key.keyId,
      wrapped: Buffer.from(key.wrapped),
      master_key_id: key.masterKeyId,
      active: true,
    });
    return true;
  }
}
