import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { WitnessFiles } from './witness-file.ts';

/**
 * The witness files of this database. It is told apart by what its own role cannot change: the
 * cluster's identifier and the database's object id. A dump restored elsewhere is another database.
 */
export async function openWitness(db: DataSource, dataDir: string): Promise<WitnessFiles> {
  const [row]: { cluster: string; oid: string }[] = await db.query(
    `SELECT (SELECT system_identifier::text FROM pg_control_system()) AS cluster, d.oid::text AS oid
       FROM pg_database d WHERE d.datname = current_database()`,
  );
  return new WitnessFiles(join(dataDir, 'audit-witness', `${row!.cluster}-${row!.oid}`));
}
