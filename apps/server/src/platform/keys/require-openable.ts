import type { INestApplication } from '@nestjs/common';
import { Logger } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { DecryptionError } from '../crypto/crypto-error.ts';
import { MasterKeys } from '../crypto/master-keys.ts';
import { DataKeyRow } from './data-key.entity.ts';

/**
 * Refuses to start with master keys that do not open what is stored; better now than at the first
 * delivery. A damaged key among sound ones is reported: it is one site's trouble, not everybody's.
 *
 * @throws MasterKeyError naming the missing key and the known ones by their ids
 * @throws DecryptionError when nothing opens
 */
export async function requireOpenable(app: INestApplication): Promise<void> {
  const db = app.get<DataSource>(getDataSourceToken());
  const masterKeys = app.get(MasterKeys);
  const rows = await db.manager.findBy(DataKeyRow, { active: true });
  await masterKeys.meet(rows.map((row) => row.master_key_id));
  const damaged: DecryptionError[] = [];
  for (const row of rows) {
    const { key_id: keyId, wrapped, master_key_id: masterKeyId } = row;
    try {
      masterKeys.unwrap(row.site_id, { keyId, wrapped, masterKeyId });
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      damaged.push(error);
      new Logger('keys').error(`Data key ${keyId} of site ${row.site_id} does not open.`);
    }
  }
  if (damaged[0] && damaged.length === rows.length) throw damaged[0];
}
