import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, type Metric, Registry } from 'prom-client';
import { PlainHistogram } from './plain-histogram.ts';
import { processMetrics } from './process-metrics.ts';

/** Labels must be few and known beforehand: never an id, an address or a vendor's own text. */
interface About<L extends string> {
  /** Without `patchbay_`; ends in the base unit, and in `_total` for a counter. */
  name: string;
  help: string;
  labels?: readonly L[];
}

/** What this process counts. One for each application, so that several in one process stay apart. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  /** @param collect sets it, after a reset, when somebody asks for it */
  counter<L extends string = never>(
    { name, help, labels = [] }: About<L>,
    collect?: (counter: Counter<L>) => void,
  ): Counter<L> {
    return new Counter({
      ...this.shared(name, help),
      labelNames: labels,
      ...(collect && {
        collect() {
          this.reset();
          collect(this);
        },
      }),
    });
  }

  /** @param collect sets the value when somebody asks for it */
  gauge<L extends string = never>(
    { name, help, labels = [] }: About<L>,
    collect: (gauge: Gauge<L>) => void = () => undefined,
  ): Gauge<L> {
    return new Gauge({
      ...this.shared(name, help),
      labelNames: labels,
      collect() {
        collect(this);
      },
    });
  }

  /** @param buckets upper bounds, in the unit of the name */
  histogram<L extends string = never>(
    { name, help, labels = [] }: About<L>,
    buckets: readonly number[],
  ): Histogram<L> {
    return new Histogram({
      ...this.shared(name, help),
      labelNames: labels,
      buckets: [...buckets],
    });
  }

  /** As `histogram`, for what is observed thousands of times a second. */
  plainHistogram(
    { name, help, label }: { name: string; help: string; label: string },
    buckets: readonly number[],
  ): PlainHistogram {
    const histogram = new PlainHistogram(`patchbay_${name}`, help, label, buckets);
    this.registry.registerMetric(histogram as unknown as Metric);
    return histogram;
  }

  /** Everything, in Prometheus' text format 0.0.4. */
  async text(): Promise<string> {
    const own = await this.registry.metrics();
    return `${own}\n${await processMetrics().metrics()}`;
  }

  private shared(name: string, help: string) {
    return { name: `patchbay_${name}`, help, registers: [this.registry] };
  }
}

export const METRICS_CONTENT_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;
