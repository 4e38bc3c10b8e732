import type { DataSource } from 'typeorm';
import type { KeyPurpose } from '../crypto/master-key.ts';
import type { MasterKeys } from '../crypto/master-keys.ts';

const BITE = 200;

/** Everything that a master key wraps: table, the column that numbers a site's keys, and purpose. */
const WRAPPED: readonly { table: string; id: string; purpose: KeyPurpose }[] = [
  { table: 'data_keys', id: 'key_id', purpose: 'data_key' },
  // A site has one, number 1.
  { table: 'audit_keys', id: '1', purpose: 'audit_key' },
];

interface Row {
  site_id: number;
  key_id: number;
  wrapped: Buffer;
  master_key_id: string;
}

export interface Rewrapped {
  changed: number;
  /** Keys that could not be opened and stay as they are. */
  failures: Error[];
}

/**
 * Wraps every stored key with the present master key that is not wrapped with it. Each row changes
 * for itself, and only if it is still what was read, so that a kill, or another process at the same
 * work, does no harm.
 */
export async function rewrapKeys(db: DataSource, masterKeys: MasterKeys): Promise<Rewrapped> {
  const result: Rewrapped = { changed: 0, failures: [] };
  for (const { table, id, purpose } of WRAPPED) {
    let after: [number, number] = [0, 0];
    for (;;) {
      const rows: Row[] = await db.query(
        `SELECT site_id, ${id} AS key_id, wrapped, master_key_id FROM ${table}
          WHERE master_key_id <> $1 AND (site_id, ${id}) > ($2, $3)
          ORDER BY site_id, ${id} LIMIT ${BITE}`,
        [masterKeys.wrapping.id, ...after],
      );
      for (const row of rows) {
        try {
          await rewrap(db, masterKeys, table, id, purpose, row);
          result.changed += 1;
        } catch (error) {
          result.failures.push(
            new Error(`Key ${row.key_id} of site ${row.site_id} in ${table} does not open.`, {
              cause: error,
            }),
          );
        }
        after = [row.site_id, row.key_id];
      }
      if (rows.length < BITE) break;
    }
  }
  return result;
}

async function rewrap(
  db: DataSource,
  masterKeys: MasterKeys,
  table: string,
  id: string,
  purpose: KeyPurpose,
  row: Row,
): Promise<void> {
  const stored = { keyId: row.key_id, wrapped: row.wrapped, masterKeyId: row.master_key_id };
  const key = masterKeys.unwrap(row.site_id, stored, purpose);
  const fresh = masterKeys.wrap(row.site_id, key, purpose);
  await db.query(
    `UPDATE ${table} SET wrapped = $3, master_key_id = $4
      WHERE site_id = $1 AND ${id} = $2 AND wrapped = $5`,
    [row.site_id, row.key_id, fresh.wrapped, fresh.masterKeyId, row.wrapped],
  );
}

/** How many stored keys each master key wraps, by its id. */
export async function wrappedBy(db: DataSource): Promise<Map<string, number>> {
  const rows: { id: string; keys: number }[] = await db.query(
    `SELECT master_key_id AS id, count(*)::int AS keys
       FROM (SELECT master_key_id FROM data_keys UNION ALL SELECT master_key_id FROM audit_keys) k
      GROUP BY master_key_id ORDER BY master_key_id`,
  );
  return new Map(rows.map(({ id, keys }) => [id, keys]));
}
