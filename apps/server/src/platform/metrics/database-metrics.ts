import type { Pool } from 'pg';
import type { Metrics } from './metrics.ts';

/** How many connections a pool has open and idle, and how many callers wait for one. */
export type PoolUse = Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount'>;

/** @param pools by the name they go by in the metrics */
export function watchPools(metrics: Metrics, pools: Readonly<Record<string, PoolUse>>): void {
  metrics.gauge(
    {
      name: 'database_connections',
      help: 'Connections of this process to PostgreSQL.',
      labels: ['pool', 'state'],
    },
    (gauge) => {
      for (const [pool, { totalCount, idleCount }] of Object.entries(pools)) {
        gauge.set({ pool, state: 'idle' }, idleCount);
        gauge.set({ pool, state: 'busy' }, totalCount - idleCount);
      }
    },
  );
  metrics.gauge(
    {
      name: 'database_waiting',
      help: 'Statements that wait for a free connection to PostgreSQL.',
      labels: ['pool'],
    },
    (gauge) => {
      for (const [pool, { waitingCount }] of Object.entries(pools)) {
        gauge.set({ pool }, waitingCount);
      }
    },
  );
}
