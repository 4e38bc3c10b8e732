/** Work waiting for its turn, with so many under way in all and so many at one host. */
export class HostQueue<T> {
  private readonly waiting: { host: string; item: T }[] = [];
  private readonly running = new Map<string, number>();
  private total = 0;

  constructor(
    private readonly most: number,
    private readonly mostPerHost: number,
  ) {}

  /** What waits and what is under way. */
  get size(): number {
    return this.waiting.length + this.total;
  }

  add(host: string, item: T): void {
    this.waiting.push({ host, item });
  }

  /** The next that may begin, with the function that says it has ended; null when none may. */
  take(): { item: T; end: () => void } | null {
    if (this.total >= this.most) return null;
    const at = this.waiting.findIndex(({ host }) => this.at(host) < this.mostPerHost);
    const found = this.waiting[at];
    if (!found) return null;
    this.waiting.splice(at, 1);
    this.count(found.host, 1);
    return { item: found.item, end: () => this.count(found.host, -1) };
  }

  /** Empties what waits. */
  drop(): T[] {
    return this.waiting.splice(0).map(({ item }) => item);
  }

  private at(host: string): number {
    return this.running.get(host) ?? 0;
  }

  private count(host: string, by: 1 | -1): void {
    this.total += by;
    const left = this.at(host) + by;
    if (left > 0) this.running.set(host, left);
    else this.running.delete(host);
  }
}
