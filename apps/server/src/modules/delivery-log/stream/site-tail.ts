import type { DataSource } from 'typeorm';
import { type TailEntry, presentPlace, readTail } from './read-tail.ts';

/** New entries of a site between two snapshots. */
export interface TailBatch {
  before: string;
  upTo: string;
  entries: TailEntry[];
}

export type TailListener = (batch: TailBatch) => void;

const PERIOD_MS = 1000;

/**
 * Looks for new entries of one site, once a second for however many listen in this process, and not
 * at all while nobody does.
 */
export class SiteTail {
  /** What every listener has seen. */
  place: { snapshot: string; id: number } | null = null;
  private readonly listeners = new Set<TailListener>();
  private timer: NodeJS.Timeout | null = null;
  private opening: Promise<void> | null = null;

  constructor(
    private readonly db: Pick<DataSource, 'query'>,
    private readonly siteId: number,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** @returns where listening begins: what is committed later will be told */
  async open(): Promise<{ snapshot: string; id: number }> {
    if (!this.place) {
      this.opening ??= presentPlace(this.db).then((place) => {
        this.place = place;
        this.opening = null;
        this.plan();
      });
      await this.opening;
    }
    return this.place!;
  }

  listen(listener: TailListener): void {
    this.listeners.add(listener);
  }

  leave(listener: TailListener): void {
    this.listeners.delete(listener);
  }

  get idle(): boolean {
    return this.listeners.size === 0;
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.place = null;
  }

  private plan(): void {
    this.timer = setTimeout(() => {
      this.look()
        .catch(this.onError)
        .finally(() => {
          if (this.place) this.plan();
        });
    }, PERIOD_MS).unref();
  }

  private async look(): Promise<void> {
    const from = this.place!;
    const now = await presentPlace(this.db);
    if (now.snapshot === from.snapshot) return;
    const range = { before: from.snapshot, upTo: now.snapshot, from: 0, near: from.id };
    const { before, upTo } = range;
    for await (const entries of readTail(this.db, this.siteId, range)) {
      for (const listener of this.listeners) listener({ before, upTo, entries });
    }
    if (this.place) this.place = now;
  }
}
