import type { INestApplication } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { MasterKey } from '../crypto/master-key.ts';
import { DataKeyRow } from './data-key.entity.ts';

/**
 * Refuses to start with a master key that does not open what is stored; better now than at the
 * first delivery.
 *
 * @throws MasterKeyError naming both keys by their ids
 */
export async function requireOpenable(app: INestApplication, masterKey: MasterKey): Promise<void> {
  const db = app.get<DataSource>(getDataSourceToken());
  for (const row of await db.manager.findBy(DataKeyRow, { active: true })) {
    masterKey.unwrap(row.site_id, {
      keyId: row.key_id,
      wrapped: row.wrapped,
      masterKeyId: row.master_key_id,
    });
  }
}
