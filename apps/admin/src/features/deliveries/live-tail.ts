import { LogEntry } from '@patchbay/contracts/delivery';

/** `asleep` while the tab is hidden, `refused` while the server gives no stream. */
export type LiveState = 'connecting' | 'live' | 'asleep' | 'refused';

export interface LiveView {
  state: LiveState;
  /** What came since the list was read, the newest first. */
  entries: readonly LogEntry[];
  /** How much came and is kept back, because somebody reads further down. */
  unseen: number;
}

interface TailOptions {
  url: string;
  /** Whether new entries would move what is being read. */
  isReading: () => boolean;
  /** Reads the list anew: what came before the stream, or was too much for it, is in there. */
  reread: () => Promise<unknown>;
}

/** What is kept of a stream; of more only the count goes on, and the list is read anew. */
export const MOST_KEPT = 200;
const DRAW_MS = 400;
const AGAIN_MS = 15_000;

/**
 * The log as it grows, by server-sent events. The browser reconnects by itself and says what it saw
 * last; a stream that is refused is asked for again later. Nothing is open while nobody looks: a
 * browser gives a server no more than six connections for all its tabs.
 */
export class LiveTail {
  private view: LiveView = { state: 'connecting', entries: [], unseen: 0 };
  private source: EventSource | null = null;
  private arrived: LogEntry[] = [];
  private count = 0;
  private drawing: ReturnType<typeof setTimeout> | null = null;
  private again: ReturnType<typeof setTimeout> | null = null;
  private rereading = false;
  private stale = false;
  private listener: () => void = () => undefined;

  constructor(private readonly options: TailOptions) {}

  readonly getView = (): LiveView => this.view;

  /** Listens as long as it is subscribed to. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listener = listener;
    document.addEventListener('visibilitychange', this.look);
    document.addEventListener('scroll', this.look, { capture: true, passive: true });
    this.look();
    return () => {
      this.listener = () => undefined;
      document.removeEventListener('visibilitychange', this.look);
      document.removeEventListener('scroll', this.look, { capture: true });
      this.close();
      if (this.drawing) clearTimeout(this.drawing);
      this.drawing = null;
    };
  };

  /** Shows what was kept back, to somebody who is back at the top. */
  readonly show = (): void => {
    this.take();
    void this.reread();
  };

  private readonly look = (): void => {
    if (document.hidden) {
      this.close();
      this.set({ state: 'asleep' });
      return;
    }
    if (!this.source && !this.again) this.open();
    if (this.count > 0 && !this.options.isReading()) this.draw();
  };

  private open(): void {
    this.again = null;
    if (this.view.state !== 'refused') this.set({ state: 'connecting' });
    const source = new EventSource(this.options.url);
    this.source = source;
    source.onopen = () => {
      this.set({ state: 'live' });
      void this.reread();
    };
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return this.set({ state: 'connecting' });
      this.close();
      this.set({ state: 'refused' });
      this.again = setTimeout(() => this.open(), AGAIN_MS);
    };
    source.addEventListener('entry', ({ data }: MessageEvent<string>) => this.hear(data));
    source.addEventListener('gap', () => void this.reread());
  }

  private close(): void {
    this.source?.close();
    this.source = null;
    if (this.again) clearTimeout(this.again);
    this.again = null;
  }

  private hear(data: string): void {
    this.arrived = [LogEntry.parse(JSON.parse(data)), ...this.arrived].slice(0, MOST_KEPT);
    this.count += 1;
    this.drawing ??= setTimeout(() => {
      this.drawing = null;
      this.draw();
    }, DRAW_MS);
  }

  private draw(): void {
    if (this.options.isReading()) return this.set({ unseen: this.count });
    const tooMuch = this.count + this.view.entries.length > MOST_KEPT;
    this.take();
    if (tooMuch) void this.reread();
  }

  private take(): void {
    const entries = [...this.arrived, ...this.view.entries].slice(0, MOST_KEPT);
    this.arrived = [];
    this.count = 0;
    this.set({ entries, unseen: 0 });
  }

  /** What was there before the list was read is in the list. */
  private async reread(): Promise<void> {
    this.stale = true;
    if (this.rereading) return;
    this.rereading = true;
    while (this.stale) {
      this.stale = false;
      const before = new Set(this.view.entries);
      await this.options.reread();
      this.set({ entries: this.view.entries.filter((entry) => !before.has(entry)) });
    }
    this.rereading = false;
  }

  private set(change: Partial<LiveView>): void {
    this.view = { ...this.view, ...change };
    this.listener();
  }
}
