interface Asked<K, V> {
  key: K;
  resolve: (value: V | undefined) => void;
  reject: (error: unknown) => void;
}

/** One statement carries at most so many keys. */
const MOST = 200;

/**
 * Looks keys up together that are asked for in the same turn of the event loop, or while another
 * statement is under way: the busier, the fewer statements a key. Nothing is kept, and a statement
 * starts after its keys were asked for, so what it finds is as fresh as if each had its own.
 */
export class CoalescedLookup<K, V> {
  private asked: Asked<K, V>[] = [];
  private running = false;

  /** @param find gives values by key; a key that is missing resolves to undefined */
  constructor(private readonly find: (keys: K[]) => Promise<ReadonlyMap<K, V>>) {}

  load(key: K): Promise<V | undefined> {
    return new Promise((resolve, reject) => {
      this.asked.push({ key, resolve, reject });
      if (this.running) return;
      this.running = true;
      setImmediate(() => void this.run());
    });
  }

  private async run(): Promise<void> {
    while (this.asked.length > 0) await this.answer(this.asked.splice(0, MOST));
    this.running = false;
  }

  private async answer(asked: Asked<K, V>[]): Promise<void> {
    try {
      const found = await this.find([...new Set(asked.map(({ key }) => key))]);
      for (const { key, resolve } of asked) resolve(found.get(key));
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }
}
