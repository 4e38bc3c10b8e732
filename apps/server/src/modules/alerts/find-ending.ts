import { alertText } from '@patchbay/core/alert-text';
import { NOTICE_MS, endsSoon } from '@patchbay/core/grant-end';
import type { EntityManager } from 'typeorm';
import { CULPRIT, type Culprit, type Finding, aboutOf } from './finding.ts';

interface Ending extends Culprit {
  has_refresh_token: boolean;
  grant_expires_at: Date;
  grant_end_known_at: Date | null;
}

/** Credentials and grants that a person should renew before they end, by the rule of health. */
export async function findEnding(manager: EntityManager, now: Date): Promise<Finding[]> {
  const rows: Ending[] = await manager.query(
    `SELECT ${CULPRIT}, c.has_refresh_token, c.grant_expires_at, c.grant_end_known_at
       FROM connections c
      WHERE c.grant_expires_at < $1 AND c.state IN ('active', 'paused')`,
    [new Date(now.getTime() + NOTICE_MS)],
  );
  return rows
    .filter(({ grant_expires_at: end, grant_end_known_at: known }) =>
      endsSoon(end.getTime(), known?.getTime() ?? null, now.getTime()),
    )
    .map((row) => {
      const kind = row.has_refresh_token ? 'grant_ending' : 'credential_expiring';
      const text = alertText({ kind, endsAt: row.grant_expires_at.getTime() });
      return { ...aboutOf(row), kind, ...text, count: null };
    });
}
