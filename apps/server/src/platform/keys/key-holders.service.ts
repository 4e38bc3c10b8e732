import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

export const HOLDER_HEARTBEAT_MS = 5000;

/** A process silent for so long has ended. */
const SILENCE = `interval '30 seconds'`;

/** A running process, and what it can open. */
export interface KeyHolder {
  processId: string;
  masterKeyIds: string[];
  keyCacheMs: number;
}

/** Who runs, and with which master keys: nothing is to be wrapped so that one of them cannot open it. */
@Injectable()
export class KeyHolders {
  readonly processId = randomUUID();

  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** To be repeated every `HOLDER_HEARTBEAT_MS`. */
  async announce(masterKeyIds: readonly string[], keyCacheMs: number): Promise<void> {
    await this.db.query(
      `INSERT INTO key_holders (process_id, master_key_ids, key_cache_ms) VALUES ($1, $2, $3)
       ON CONFLICT (process_id) DO UPDATE
         SET master_key_ids = $2, key_cache_ms = $3, seen_at = now()`,
      [this.processId, masterKeyIds, keyCacheMs],
    );
    await this.db.query(`DELETE FROM key_holders WHERE seen_at < now() - interval '1 hour'`);
  }

  /** Those that live. */
  async living(): Promise<KeyHolder[]> {
    return this.db.query(
      `SELECT process_id AS "processId", master_key_ids AS "masterKeyIds",
              key_cache_ms AS "keyCacheMs"
         FROM key_holders WHERE seen_at > now() - ${SILENCE} ORDER BY process_id`,
    );
  }

  async leave(): Promise<void> {
    await this.db.query('DELETE FROM key_holders WHERE process_id = $1', [this.processId]);
  }
}
