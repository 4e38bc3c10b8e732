/** Items are gathered for so long by default, so that commits do not bound the throughput. */
const GATHER_MS = 5;
/** After a batch of so many, more are coming: gathered longer, they cost less each. */
const MANY = 40;
const MANY_TIMES = 3;

/** One statement carries at most so many. */
const MOST = 500;

/** While the database is away, items wait for it; their producers bound how many they are. */
const RETRY_MS = 500;

interface Waiting<T> {
  item: T;
  written: () => void;
}

/** Gathers items and writes them in micro-batches, one write at a time, in the order they came. */
export class MicroBatcher<T> {
  private waiting: Waiting<T>[] = [];
  private running: Promise<void> | null = null;
  private closed = false;

  constructor(
    private readonly write: (items: T[]) => Promise<void>,
    private readonly onError: (error: unknown) => void,
    private readonly gatherMs = GATHER_MS,
  ) {}

  /** Resolves when the item is durable. */
  add(item: T): Promise<void> {
    return new Promise((written) => {
      this.waiting.push({ item, written });
      this.running ??= this.run();
    });
  }

  /** Resolves when everything added so far is durable. */
  async drain(): Promise<void> {
    await this.running;
  }

  /** Gives up what cannot be written from now on; for the end of the process. */
  close(): void {
    this.closed = true;
  }

  private pauseAfter(written: number): number {
    if (this.waiting.length >= MOST) return 0;
    return written < MANY ? this.gatherMs : this.gatherMs * MANY_TIMES;
  }

  private async run(): Promise<void> {
    await delay(this.gatherMs);
    while (this.waiting.length > 0) {
      const batch = this.waiting.slice(0, MOST);
      try {
        await this.write(batch.map((entry) => entry.item));
      } catch (error) {
        if (this.closed) return;
        this.onError(error);
        await delay(RETRY_MS);
        continue;
      }
      this.waiting = this.waiting.slice(batch.length);
      for (const entry of batch) entry.written();
      // Lets what just ended be claimed anew before the next, fuller batch.
      if (this.waiting.length > 0) await delay(this.pauseAfter(batch.length));
    }
    this.running = null;
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
