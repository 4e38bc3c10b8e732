import { Inject, Injectable } from '@nestjs/common';
import type { Counter, Histogram } from 'prom-client';
import { Metrics } from '../../../platform/metrics/metrics.ts';
import type { DeliveryResult } from '../worker/result.ts';

const ATTEMPT_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const COMPLETION_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1800, 7200, 86_400];

type Typed = { connector_type: string };
type Tried = Typed & { outcome: string };

/** What the delivery plane of this process did. Told after it is stored. */
@Injectable()
export class DeliveryMetrics {
  private readonly acceptedTotal: Counter<'connector_type'>;
  private readonly queueFullTotal: Counter;
  private readonly attemptsTotal: Counter<'connector_type' | 'outcome'>;
  private readonly heldTotal: Counter<'connector_type'>;
  private readonly breakersTotal: Counter<'connector_type'>;
  private readonly attemptSeconds: Histogram<'connector_type'>;
  private readonly completionSeconds: Histogram<'connector_type'>;
  private readonly limitWaits: Counter<'connector_type'>;
  /** Made once: an attempt must not pay for new objects. */
  private readonly labels = new Map<string, { typed: Typed; tried: Map<string, Tried> }>();

  constructor(@Inject(Metrics) metrics: Metrics) {
    const typed = ['connector_type'] as const;
    this.acceptedTotal = metrics.counter({
      ...{ name: 'deliveries_accepted_total', help: 'Deliveries accepted.', labels: typed },
    });
    this.queueFullTotal = metrics.counter({
      name: 'queue_full_total',
      help: 'Requests refused with 429 queue_full, because too many deliveries of the site wait.',
    });
    this.attemptsTotal = metrics.counter({
      name: 'delivery_attempts_total',
      help: 'Attempts: delivered, retried (failed, will be tried again) or failed (final).',
      labels: ['connector_type', 'outcome'],
    });
    this.heldTotal = metrics.counter({
      name: 'deliveries_held_total',
      help: 'Deliveries that a worker put back to wait for their connection.',
      labels: typed,
    });
    this.breakersTotal = metrics.counter({
      ...{ name: 'breakers_opened_total', help: 'Circuit breakers opened.', labels: typed },
    });
    this.limitWaits = metrics.counter({
      name: 'rate_limit_waits_total',
      help: 'Times a worker left deliveries waiting for a vendor’s rate limit.',
      labels: typed,
    });
    this.attemptSeconds = metrics.histogram(
      {
        name: 'delivery_attempt_duration_seconds',
        help: 'One call to the vendor, to the last byte of its answer or to its failure.',
        labels: typed,
      },
      ATTEMPT_SECONDS,
    );
    this.completionSeconds = metrics.histogram(
      {
        name: 'delivery_completion_seconds',
        help: 'From acceptance to delivered, all waiting included.',
        labels: typed,
      },
      COMPLETION_SECONDS,
    );
  }

  accepted(connectorType: string, count = 1): void {
    this.acceptedTotal.inc(this.labelsOf(connectorType).typed, count);
  }

  queueFull(): void {
    this.queueFullTotal.inc();
  }

  breakerOpened(connectorType: string): void {
    this.breakersTotal.inc(this.labelsOf(connectorType).typed);
  }

  waitedForRateLimit(connectorType: string, count = 1): void {
    this.limitWaits.inc(this.labelsOf(connectorType).typed, count);
  }

  /** Once per written batch. */
  attempted(results: readonly DeliveryResult[]): void {
    const now = Date.now();
    for (const { connection, delivery, log, status } of results) {
      const { typed, tried } = this.labelsOf(connection.connectorType);
      for (const { outcome, latencyMs } of log) {
        this.attemptsTotal.inc(tried.get(outcome) ?? { ...typed, outcome });
        this.attemptSeconds.observe(typed, latencyMs / 1000);
      }
      if (status === 'held') this.heldTotal.inc(typed);
      if (status === 'delivered') {
        const seconds = Math.max(0, now - delivery.accepted_at) / 1000;
        this.completionSeconds.observe(typed, seconds);
      }
    }
  }

  private labelsOf(connectorType: string): { typed: Typed; tried: Map<string, Tried> } {
    const known = this.labels.get(connectorType);
    if (known) return known;
    // What is disconnected has no type any more.
    const typed = { connector_type: connectorType || 'unknown' };
    const outcomes = ['delivered', 'retried', 'failed'];
    const made = {
      typed,
      tried: new Map(outcomes.map((outcome) => [outcome, { ...typed, outcome }])),
    };
    this.labels.set(connectorType, made);
    return made;
  }
}
