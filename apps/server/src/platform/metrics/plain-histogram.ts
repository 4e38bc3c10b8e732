interface Sample {
  metricName: string;
  labels: Record<string, string | number>;
  value: number;
}

/** Observations of one label value: a few additions each, and nothing that must be collected. */
export class HistogramSeries {
  readonly counts: number[];
  sum = 0;

  constructor(readonly bounds: readonly number[]) {
    this.counts = Array.from({ length: bounds.length + 1 }, () => 0);
  }

  observe(value: number): void {
    if (!Number.isFinite(value)) return;
    let bucket = 0;
    while (bucket < this.bounds.length && value > this.bounds[bucket]!) bucket += 1;
    this.counts[bucket]! += 1;
    this.sum += value;
  }
}

/**
 * A histogram with one label for the hot path: the library's own builds a key of text for every
 * observation and costs twenty times as much. Its registry asks it by `get`.
 */
export class PlainHistogram {
  readonly type = 'histogram';
  readonly aggregator = 'sum';
  private readonly known = new Map<string, HistogramSeries>();

  constructor(
    readonly name: string,
    readonly help: string,
    private readonly label: string,
    private readonly bounds: readonly number[],
  ) {}

  /** To be kept by whoever observes often. */
  series(value: string): HistogramSeries {
    const known = this.known.get(value);
    if (known) return known;
    const made = new HistogramSeries(this.bounds);
    this.known.set(value, made);
    return made;
  }

  get() {
    const { name, help, type, aggregator } = this;
    const values = [...this.known].flatMap(([value, series]) => this.samples(value, series));
    return Promise.resolve({ name, help, type, aggregator, values });
  }

  reset(): void {
    this.known.clear();
  }

  /** Buckets are cumulative in the text format, and `+Inf` holds all. */
  private samples(value: string, { counts, sum }: HistogramSeries): Sample[] {
    const labels = { [this.label]: value };
    let count = 0;
    const buckets = [...this.bounds, '+Inf'].map((le, index) => {
      count += counts[index]!;
      return { metricName: `${this.name}_bucket`, labels: { le, ...labels }, value: count };
    });
    return [
      ...buckets,
      { metricName: `${this.name}_sum`, labels, value: sum },
      { metricName: `${this.name}_count`, labels, value: count },
    ];
  }
}
