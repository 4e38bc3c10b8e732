/** Gives room taken back; more than once does nothing more. */
export type GiveBack = () => void;

interface Waiting {
  bytes: number;
  admit: (giveBack: GiveBack) => void;
}

/** Bounds how many bytes of files a process has in hand at once. Who comes first is served first. */
export class ByteRoom {
  private left: number;
  private waiting: Waiting[] = [];

  /** @param size bytes; the most that one may ask for */
  constructor(private readonly size: number) {
    this.left = size;
  }

  /** @returns null when there was no room for so long, in milliseconds */
  async take(bytes: number, patienceMs: number): Promise<GiveBack | null> {
    if (bytes > this.size) throw new RangeError(`${bytes} bytes never fit into ${this.size}.`);
    if (this.waiting.length === 0 && bytes <= this.left) return this.hold(bytes);
    return new Promise((resolve) => {
      const entry: Waiting = {
        bytes,
        admit: (giveBack) => {
          clearTimeout(timer);
          resolve(giveBack);
        },
      };
      const timer = setTimeout(() => {
        this.waiting = this.waiting.filter((one) => one !== entry);
        resolve(null);
        // It may have been all that stood between others and their room.
        this.admitNext();
      }, patienceMs);
      this.waiting.push(entry);
    });
  }

  private hold(bytes: number): GiveBack {
    this.left -= bytes;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.left += bytes;
      this.admitNext();
    };
  }

  private admitNext(): void {
    for (;;) {
      const [next] = this.waiting;
      if (!next || next.bytes > this.left) return;
      this.waiting.shift();
      next.admit(this.hold(next.bytes));
    }
  }
}
