import { Inject, Injectable, Logger } from '@nestjs/common';
import type { AttemptOutcome } from '@patchbay/core/delivery-status';
import type { Counter } from 'prom-client';
import { Metrics } from '../../../platform/metrics/metrics.ts';
import type { HistogramSeries, PlainHistogram } from '../../../platform/metrics/plain-histogram.ts';
import type { DeliveryResult } from '../worker/result.ts';

const ATTEMPT_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const COMPLETION_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1800, 7200, 86_400];

/** What happened to deliveries of one type of connector. Plain numbers: every attempt pays for it. */
interface Tally {
  accepted: number;
  held: number;
  outcomes: Record<AttemptOutcome, number>;
  attempt: HistogramSeries;
  completion: HistogramSeries;
}

/** What the delivery plane of this process did. Told after it is stored. */
@Injectable()
export class DeliveryMetrics {
  private readonly logger = new Logger(DeliveryMetrics.name);
  private readonly tallies = new Map<string, Tally>();
  private readonly queueFullTotal: Counter;
  private readonly breakersTotal: Counter<'connector_type'>;
  private readonly limitWaits: Counter<'connector_type'>;
  private readonly attemptSeconds: PlainHistogram;
  private readonly completionSeconds: PlainHistogram;

  constructor(@Inject(Metrics) metrics: Metrics) {
    const label = 'connector_type';
    const labels = [label] as const;
    this.tell(metrics);
    this.queueFullTotal = metrics.counter({
      name: 'queue_full_total',
      help: 'Requests refused with 429 queue_full, because too many deliveries of the site wait.',
    });
    this.breakersTotal = metrics.counter({
      ...{ name: 'breakers_opened_total', help: 'Circuit breakers opened.', labels },
    });
    this.limitWaits = metrics.counter({
      name: 'rate_limit_waits_total',
      help: 'Times a worker left deliveries waiting for a vendor’s rate limit.',
      labels,
    });
    this.attemptSeconds = metrics.plainHistogram(
      {
        name: 'delivery_attempt_duration_seconds',
        help: 'One call to the vendor, to the last byte of its answer or to its failure.',
        label,
      },
      ATTEMPT_SECONDS,
    );
    this.completionSeconds = metrics.plainHistogram(
      {
        name: 'delivery_completion_seconds',
        help: 'From acceptance to delivered, all waiting included.',
        label,
      },
      COMPLETION_SECONDS,
    );
  }

  accepted(connectorType: string, count = 1): void {
    this.tallyOf(connectorType).accepted += count;
  }

  queueFull(): void {
    this.queueFullTotal.inc();
  }

  breakerOpened(connectorType: string): void {
    this.breakersTotal.inc({ connector_type: connectorType });
  }

  waitedForRateLimit(connectorType: string, count = 1): void {
    this.limitWaits.inc({ connector_type: connectorType }, count);
  }

  /** Once per written batch. Never throws: what is written must not be written again for a number. */
  attempted(results: readonly DeliveryResult[]): void {
    try {
      this.count(results);
    } catch (error) {
      this.logger.warn(error);
    }
  }

  private count(results: readonly DeliveryResult[]): void {
    const now = Date.now();
    for (const { connection, delivery, log, status } of results) {
      const tally = this.tallyOf(connection.connectorType);
      for (const { outcome, latencyMs } of log) {
        tally.outcomes[outcome] += 1;
        tally.attempt.observe(latencyMs / 1000);
      }
      if (status === 'held') tally.held += 1;
      if (status === 'delivered') {
        tally.completion.observe(Math.max(0, now - delivery.accepted_at) / 1000);
      }
    }
  }

  private tallyOf(connectorType: string): Tally {
    const known = this.tallies.get(connectorType);
    if (known) return known;
    const name = nameOf(connectorType);
    const made = {
      accepted: 0,
      held: 0,
      outcomes: { delivered: 0, retried: 0, failed: 0 },
      attempt: this.attemptSeconds.series(name),
      completion: this.completionSeconds.series(name),
    };
    this.tallies.set(connectorType, made);
    return made;
  }

  private tell(metrics: Metrics): void {
    const labels = ['connector_type'] as const;
    const each = (one: (connector_type: string, tally: Tally) => void) =>
      this.tallies.forEach((tally, type) => one(nameOf(type), tally));
    metrics.counter(
      { name: 'deliveries_accepted_total', help: 'Deliveries accepted.', labels },
      (counter) =>
        each((connector_type, { accepted }) => counter.inc({ connector_type }, accepted)),
    );
    metrics.counter(
      {
        name: 'delivery_attempts_total',
        help: 'Attempts: delivered, retried (failed, will be tried again) or failed (final).',
        labels: ['connector_type', 'outcome'],
      },
      (counter) =>
        each((connector_type, { outcomes }) => {
          for (const [outcome, count] of Object.entries(outcomes)) {
            counter.inc({ connector_type, outcome }, count);
          }
        }),
    );
    metrics.counter(
      {
        name: 'deliveries_held_total',
        help: 'Deliveries that a worker put back to wait for their connection.',
        labels,
      },
      (counter) => each((connector_type, { held }) => counter.inc({ connector_type }, held)),
    );
  }
}

/** What is disconnected has no type any more. */
function nameOf(connectorType: string): string {
  return connectorType || 'unknown';
}
