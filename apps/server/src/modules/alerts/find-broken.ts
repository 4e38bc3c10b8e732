import { alertText } from '@patchbay/core/alert-text';
import type { ConnectionState } from '@patchbay/core/connection-state';
import { healthOf } from '@patchbay/core/health';
import type { TestOutcome } from '@patchbay/core/test-outcome';
import type { EntityManager } from 'typeorm';
import { CULPRIT, type Culprit, type Finding, aboutOf, keyOf } from './finding.ts';

interface Broken extends Culprit {
  state: ConnectionState;
  state_reason: string | null;
  consecutive_failures: number;
  last_test_outcome: TestOutcome | null;
  delivered_since_test: boolean;
  credential_unreadable: boolean;
}

/**
 * Connections that deliver nothing until somebody or a test call mends them. A paused one is a
 * choice.
 *
 * @param isOpen whether an alert of that key is open: a breaker whose probe fails too stays the
 *   alert it was, instead of being over and a new one
 */
export async function findBroken(
  manager: EntityManager,
  isOpen: (key: string) => boolean,
): Promise<Finding[]> {
  const rows: Broken[] = await manager.query(
    `SELECT ${CULPRIT}, c.state, c.state_reason, c.consecutive_failures, c.last_test_outcome,
            c.credential_unreadable,
            (c.last_delivery_at IS NOT NULL
             AND (c.last_test_at IS NULL OR c.last_delivery_at > c.last_test_at))
              AS delivered_since_test
       FROM connections c
      WHERE (c.state IN ('auth_expired', 'auth_revoked', 'error') OR c.credential_unreadable)
        AND c.state <> 'paused'`,
  );
  return rows.map((row) => {
    const about = aboutOf(row);
    const kind = kindOf(row, (known) => isOpen(keyOf({ ...about, kind: known })));
    const reason = row.credential_unreadable ? UNREADABLE : row.state_reason;
    return { ...about, kind, ...alertText({ kind, state: row.state, reason }), count: null };
  });
}

const UNREADABLE = 'The stored credential cannot be decrypted with the keys of this site.';

type BrokenKind = 'breaker_open' | 'connection_broken';

function kindOf(row: Broken, isOpen: (kind: BrokenKind) => boolean): BrokenKind {
  if (row.state !== 'error' || row.credential_unreadable) return 'connection_broken';
  for (const kind of ['breaker_open', 'connection_broken'] as const) if (isOpen(kind)) return kind;
  const { code } = healthOf({
    state: row.state,
    lastTestOutcome: row.last_test_outcome,
    deliveredSinceTest: row.delivered_since_test,
    consecutiveFailures: row.consecutive_failures,
    ...{ refreshFailures: 0, credentialUnreadable: false, secretUnavailable: false },
    ...{ scopesMissing: false, endsSoon: false },
  });
  return code === 'breaker_open' ? code : 'connection_broken';
}
