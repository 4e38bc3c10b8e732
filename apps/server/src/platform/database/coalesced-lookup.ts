interface Asked<K, V> {
  key: K;
  resolve: (value: V | undefined) => void;
  reject: (error: unknown) => void;
}

/** One statement carries at most so many keys. */
const MOST = 200;

/**
 * Looks keys up together that are asked for in the same turn of the event loop. Nothing is kept: a
 * statement starts after its keys were asked for, so what it finds is as fresh as if each had its own.
 */
export class CoalescedLookup<K, V> {
  private asked: Asked<K, V>[] = [];

  /** @param find gives values by key; a key that is missing resolves to undefined */
  constructor(private readonly find: (keys: K[]) => Promise<ReadonlyMap<K, V>>) {}

  load(key: K): Promise<V | undefined> {
    return new Promise((resolve, reject) => {
      if (this.asked.push({ key, resolve, reject }) === 1) setImmediate(() => this.start());
    });
  }

  private start(): void {
    const asked = this.asked;
    this.asked = [];
    for (let from = 0; from < asked.length; from += MOST) {
      void this.answer(asked.slice(from, from + MOST));
    }
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
