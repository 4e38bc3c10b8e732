import { Inject, Injectable } from '@nestjs/common';
import {
  type ConnectionEvent,
  type ConnectionState,
  transition,
} from '@patchbay/core/connection-state';
import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import type { Config } from '../../config.ts';
import type { Actor } from '../../platform/access/caller.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { conflict } from '../../platform/errors/problem.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { Connection } from './connection.entity.ts';

export interface StateChange {
  event: ConnectionEvent;
  actor: Actor;
  /** Dotted name in the audit. Operators' actions always leave an entry; the system's only when the state changed. */
  action: string;
  outcome: string;
  /** Shown to operators while the connection is not active; null when all is well. */
  reason: string | null;
  /** Further columns written together with the state. */
  patch?: Partial<Connection>;
  /** Columns of `patch` that the audit shows before and after; never a secret. */
  audited?: readonly (keyof Connection)[];
}

/** NOTIFY channel; the payload is `{ site_id, id, state }`. */
export const STATE_CHANNEL = 'patchbay_connection_state';

/** After these the stored credential is one that was sealed just now. */
const SEALS_ANEW: ReadonlySet<ConnectionEvent> = new Set<ConnectionEvent>([
  'credential.replaced',
  'refresh.succeeded',
]);

/** The one door of the state machine: nothing else writes `state`. */
@Injectable()
export class ConnectionStateService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(ActivityService) private readonly activity: ActivityService,
  ) {}

  /**
   * Locks the connection for the rest of the transaction.
   *
   * @returns null when it is gone
   */
  lock(manager: EntityManager, siteId: number, id: number): Promise<Connection | null> {
    return manager.findOne(Connection, {
      where: { site_id: siteId, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /**
   * Applies an event to a connection locked by `lock`, and records it.
   *
   * @throws ProblemError 409 `invalid_transition`
   */
  async apply(manager: EntityManager, connection: Connection, change: StateChange): Promise<void> {
    const step = transition(connection.state, change.event);
    if (!step.ok || step.to === 'removed') {
      throw conflict(
        'invalid_transition',
        `A connection that is ${connection.state} refuses this.`,
        {
          state: connection.state,
          event: change.event,
        },
      );
    }
    const audited = ['state', 'state_reason', ...(change.audited ?? [])] as const;
    const before = pick(connection, audited);
    const patch = { ...this.columnsFor(connection, step.to, change), ...change.patch };
    Object.assign(connection, patch);
    const key = { site_id: connection.site_id, id: connection.id };
    await manager.update(Connection, key, patch as QueryDeepPartialEntity<Connection>);
    if (step.changed) await announce(manager, connection);

    if (change.actor.kind === 'system' && !step.changed) return;
    await this.activity.record(manager, {
      siteId: connection.site_id,
      actor: change.actor,
      action: change.action,
      connection,
      outcome: change.outcome,
      before,
      after: pick(connection, audited),
    });
  }

  private columnsFor(
    connection: Connection,
    to: ConnectionState,
    { event, reason }: StateChange,
  ): Partial<Connection> {
    const now = new Date();
    const probeAt = new Date(now.getTime() + this.config.breaker.cooldownMs);
    return {
      state: to,
      state_reason: reasonFor(connection, to, reason),
      // A connection in error heals itself: after the cooldown a test call decides.
      probe_at: to === 'error' ? probeAt : null,
      updated_at: now,
      ...(to === 'active' && connection.state !== 'active' && { consecutive_failures: 0 }),
      ...(SEALS_ANEW.has(event) && { credential_unreadable: false }),
    };
  }
}

function pick(
  connection: Connection,
  columns: readonly (keyof Connection)[],
): Record<string, unknown> {
  return Object.fromEntries(columns.map((column) => [column, connection[column]]));
}

/** Workers listen: they hold or release the connection's deliveries when this commits. */
async function announce(manager: EntityManager, connection: Connection): Promise<void> {
  const { site_id, id, state } = connection;
  const payload = JSON.stringify({ site_id, id, state });
  await manager.query('SELECT pg_notify($1, $2)', [STATE_CHANNEL, payload]);
}

/** A state that stays keeps its own reason: an outage seen meanwhile does not explain an expiry. */
function reasonFor(
  connection: Connection,
  to: ConnectionState,
  reason: string | null,
): string | null {
  if (to === 'active') return null;
  if (to === connection.state && to !== 'error') return connection.state_reason;
  return reason;
}
