import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/caller.ts';
import { MasterKeys } from '../../platform/crypto/master-keys.ts';
import type { ActivityRow } from './activity.entity.ts';
import { type Link, takeLink } from './chain-link.ts';
import { KEYED } from './entry-hash.ts';
import { refuseSecrets } from './refuse-secrets.ts';
import { storable, storableText } from '../../platform/database/storable.ts';

/** One line of the audit. */
export interface ActivityRecord {
  siteId: number;
  actor: Actor;
  /** Dotted noun and verb: `connection.create`, `role.update`. */
  action: string;
  connection?: { id: number; display_name: string };
  /** `ok`, or what became of it: a test outcome, `revoked`, `refused`. */
  outcome: string;
  /** Only what changed, and never a secret. */
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
}

const APPEND = `
  WITH head AS (UPDATE activity_heads SET hash = $13, seq = $16, seal = $17 WHERE site_id = $1)
  INSERT INTO activity (site_id, id, at, actor_kind, actor_id, actor_name, action,
    connection_id, connection_name, outcome, before, after, hash, previous_hash, version, seq)
  OVERRIDING SYSTEM VALUE
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`;

@Injectable()
export class ActivityService {
  /** Sites this process wrote to since somebody last asked, with the newest number; not all commit. */
  private recorded = new Map<number, number>();

  constructor(@Inject(MasterKeys) private readonly masterKeys: MasterKeys) {}

  /**
   * Appends an entry to the site's chain, in the caller's transaction: what is undone was never
   * recorded. Holds the site's chain until that transaction ends, so record last.
   *
   * @throws TypeError when `before` or `after` hold a secret
   * @throws MasterKeyError, DecryptionError when the site's audit key does not open: what cannot be
   *   recorded must not happen
   */
  async record(manager: EntityManager, record: ActivityRecord): Promise<void> {
    refuseSecrets(record.before);
    refuseSecrets(record.after);
    const link = await takeLink(manager, this.masterKeys, record.siteId);
    const row = toRow(record, link);
    const hash = link.key.entryHash(row);
    await manager.query(APPEND, [
      ...[row.site_id, row.id, row.at, row.actor_kind, row.actor_id, row.actor_name, row.action],
      ...[row.connection_id, row.connection_name, row.outcome],
      ...[json(row.before), json(row.after), hash, row.previous_hash, row.version, row.seq],
      link.key.seal({ seq: link.seq, hash }),
    ]);
    this.recorded.set(row.site_id, link.seq);
  }

  /** Each site once, with the number of its newest entry; forgets them. */
  takeRecorded(): Map<number, number> {
    const recorded = this.recorded;
    this.recorded = new Map();
    return recorded;
  }
}

function toRow(record: ActivityRecord, link: Link): Omit<ActivityRow, 'hash'> {
  const { siteId, actor, action, connection, outcome, before, after } = record;
  return {
    site_id: siteId,
    id: link.id,
    at: link.at,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: storableText(actor.name),
    action,
    connection_id: connection?.id ?? null,
    connection_name: connection ? storableText(connection.display_name) : null,
    outcome: storableText(outcome),
    before: storable(before) as ActivityRow['before'],
    after: storable(after) as ActivityRow['after'],
    previous_hash: link.previousHash,
    version: KEYED,
    seq: link.seq,
  };
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
