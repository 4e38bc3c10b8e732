import type { LogFilter } from '@patchbay/contracts/delivery';
import type { DataSource } from 'typeorm';
import type { SiteScope } from '../../../platform/access/site-scope.ts';
import { toLogEntry } from '../log-entry.wire.ts';
import { type TailPlace, writeEventId } from './event-id.ts';
import type { EventStream } from './event-stream.ts';
import { logMatcher } from './log-matcher.ts';
import { readTail } from './read-tail.ts';
import type { SiteTail, TailBatch } from './site-tail.ts';

/** What a client that comes back is told of; who missed more reads the list anew. */
const MOST_MISSED = 5000;

/** One client of the stream. */
export class LogListener {
  private matches: ReturnType<typeof logMatcher>;
  private ended = false;

  constructor(
    private readonly db: Pick<DataSource, 'query'>,
    private readonly scope: SiteScope,
    private readonly filter: LogFilter,
    readonly events: EventStream,
  ) {
    this.matches = logMatcher(filter, scope);
  }

  /** Tells what was missed, then listens, with nothing lost or told twice in between. */
  async begin(tail: SiteTail, resumed: TailPlace | null): Promise<void> {
    const place = await tail.open();
    const missed = resumed ? await this.missed(resumed, place.snapshot) : [];
    if (this.ended) return;
    this.events.open();
    if (missed === null) this.events.send([{ event: 'gap', data: {} }]);
    else for (const batch of missed) this.hear(batch);
    if (tail.place?.snapshot === place.snapshot) return tail.listen(this.hear);
    // Others were told more meanwhile; it was committed after what was just read.
    const seen = { id: Number.MAX_SAFE_INTEGER, before: place.snapshot, upTo: place.snapshot };
    return this.catchUp(tail, { ...seen, id: place.id });
  }

  readonly hear = ({ before, upTo, entries }: TailBatch): void => {
    this.events.send(
      entries.filter(this.matches).map((entry) => ({
        event: 'entry',
        id: writeEventId({ id: entry.id, before, upTo }),
        data: toLogEntry(entry),
      })),
    );
  };

  /** Rights may have changed. */
  limitTo(scope: SiteScope): void {
    this.matches = logMatcher(this.filter, scope);
  }

  end(): void {
    this.ended = true;
    this.events.end();
  }

  private async catchUp(tail: SiteTail, from: TailPlace): Promise<void> {
    let seen = from;
    while (!this.ended) {
      const place = await tail.open();
      for (const batch of (await this.missed(seen, place.snapshot)) ?? []) this.hear(batch);
      if (tail.place?.snapshot === place.snapshot) return tail.listen(this.hear);
      seen = { id: place.id, before: place.snapshot, upTo: place.snapshot };
    }
  }

  /** The rest of the batch that `seen` ends in, and what came after; null when it is too much. */
  private async missed(seen: TailPlace, upTo: string): Promise<TailBatch[] | null> {
    const { before, upTo: between, id } = seen;
    const ranges = [
      { before, upTo: between, from: id, near: id },
      { before: between, upTo, from: 0, near: id },
    ].filter((range) => range.before !== range.upTo);
    const batches: TailBatch[] = [];
    let count = 0;
    for (const range of ranges) {
      for await (const entries of readTail(this.db, this.scope.siteId, range)) {
        count += entries.length;
        if (count > MOST_MISSED) return null;
        batches.push({ before: range.before, upTo: range.upTo, entries });
      }
    }
    return batches;
  }
}
