import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/caller.ts';
import type { ActivityRow } from './activity.entity.ts';
import { GENESIS_HASH, entryHash } from './entry-hash.ts';
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

interface Link {
  id: number | string;
  at: Date;
  previous_hash: string;
}

/** Taking the head's row lock, the next id and the time in one statement puts all three in one order. */
const TAKE_LINK = `
  INSERT INTO activity_heads AS head (site_id, hash) VALUES ($1, $2)
  ON CONFLICT (site_id) DO UPDATE SET hash = head.hash
  RETURNING head.hash AS previous_hash,
    nextval(pg_get_serial_sequence('activity', 'id')) AS id,
    date_trunc('milliseconds', clock_timestamp()) AS at`;

const APPEND = `
  WITH head AS (UPDATE activity_heads SET hash = $13 WHERE site_id = $1)
  INSERT INTO activity (site_id, id, at, actor_kind, actor_id, actor_name, action,
    connection_id, connection_name, outcome, before, after, hash, previous_hash)
  OVERRIDING SYSTEM VALUE
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;

@Injectable()
export class ActivityService {
  /**
   * Appends an entry to the site's hash chain, in the caller's transaction: what is undone was never
   * recorded. Holds the site's chain until that transaction ends, so record last.
   *
   * @throws TypeError when `before` or `after` hold a secret
   */
  async record(manager: EntityManager, record: ActivityRecord): Promise<void> {
    refuseSecrets(record.before);
    refuseSecrets(record.after);
    const links: Link[] = await manager.query(TAKE_LINK, [record.siteId, GENESIS_HASH]);
    const row = toRow(record, links[0]!);
    await manager.query(APPEND, [
      ...[row.site_id, row.id, row.at, row.actor_kind, row.actor_id, row.actor_name, row.action],
      ...[row.connection_id, row.connection_name, row.outcome],
      ...[json(row.before), json(row.after), entryHash(row), row.previous_hash],
    ]);
  }
}

function toRow(record: ActivityRecord, link: Link): Omit<ActivityRow, 'hash'> {
  const { siteId, actor, action, connection, outcome, before, after } = record;
  return {
    site_id: siteId,
    id: Number(link.id),
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
    previous_hash: link.previous_hash,
  };
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
