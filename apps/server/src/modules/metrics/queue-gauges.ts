import type { Metrics } from '../../platform/metrics/metrics.ts';
import type { QueueSnapshot } from '../deliveries/queue/queue-snapshot.service.ts';

const WAITING = ['pending', 'held', 'running'] as const;

/**
 * What the database knows, the same from every process: take it from any one of them, as `max`.
 *
 * @param known the last snapshot; null while there is none, and then nothing is told
 */
export function queueGauges(
  metrics: Metrics,
  known: () => QueueSnapshot | null,
  limit: number,
): void {
  metrics.gauge(
    { name: 'queue_depth', help: 'Deliveries without an end, by status.', labels: ['status'] },
    (gauge) => {
      for (const status of known() ? WAITING : []) {
        gauge.set({ status }, sum(known()!.queue.filter((part) => part.status === status)));
      }
    },
  );
  metrics.gauge(
    {
      name: 'queue_oldest_seconds',
      help: 'Age of the oldest delivery without an end, by status; 0 when there is none.',
      labels: ['status'],
    },
    (gauge) => {
      for (const status of known() ? WAITING : []) gauge.set({ status }, oldest(known()!, status));
    },
  );
  metrics.gauge(
    { name: 'queue_limit', help: 'Deliveries of one site that may wait (QUEUE_LIMIT).' },
    (gauge) => gauge.set(limit),
  );
  metrics.gauge(
    {
      name: 'queue_fullest_site_ratio',
      help: 'Waiting deliveries of the site that has most, as a share of the limit.',
    },
    (gauge) => known() && gauge.set(fullest(known()!) / limit),
  );
  metrics.gauge(
    { name: 'queue_counted_timestamp_seconds', help: 'When the queue was last counted.' },
    (gauge) => known() && gauge.set(known()!.takenAt.getTime() / 1000),
  );
  metrics.gauge(
    { name: 'connections', help: 'Connections, by state.', labels: ['state'] },
    (gauge) => {
      gauge.reset();
      for (const { state, count } of known()?.connections ?? []) gauge.set({ state }, count);
    },
  );
  metrics.gauge(
    { name: 'bulk_jobs', help: 'Bulk jobs without an end, by status.', labels: ['status'] },
    (gauge) => {
      gauge.reset();
      for (const { status, count } of known()?.bulkJobs ?? []) gauge.set({ status }, count);
    },
  );
}

function sum(parts: readonly { depth: number }[]): number {
  return parts.reduce((total, { depth }) => total + depth, 0);
}

function oldest({ queue, takenAt }: QueueSnapshot, status: string): number {
  const ages = queue
    .filter((part) => part.status === status && part.oldestAt)
    .map(({ oldestAt }) => takenAt.getTime() - oldestAt!.getTime());
  return Math.max(0, ...ages) / 1000;
}

function fullest({ queue }: QueueSnapshot): number {
  const sites = new Map<number, number>();
  for (const { siteId, status, depth } of queue) {
    if (status !== 'running') sites.set(siteId, (sites.get(siteId) ?? 0) + depth);
  }
  return Math.max(0, ...sites.values());
}
