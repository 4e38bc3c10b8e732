const CAPACITY = 20_000;

/** What one vendor has stored: objects by collection and key, the oldest forgotten past 20,000. */
export class Shelf {
  #collections = new Map<string, Map<string, unknown>>();
  #sequence = 0;

  get<T>(collection: string, key: string): T | undefined {
    return this.#collections.get(collection)?.get(key) as T | undefined;
  }

  put<T>(collection: string, key: string, value: T): T {
    const entries = this.#collections.get(collection) ?? new Map<string, unknown>();
    this.#collections.set(collection, entries);
    entries.set(key, value);
    if (entries.size > CAPACITY) entries.delete(entries.keys().next().value!);
    return value;
  }

  find<T>(collection: string, fits: (value: T) => boolean): T | undefined {
    for (const value of this.#collections.get(collection)?.values() ?? []) {
      if (fits(value as T)) return value as T;
    }
    return undefined;
  }

  size(collection: string): number {
    return this.#collections.get(collection)?.size ?? 0;
  }

  /** A number this vendor has not given out before. */
  nextNumber(from = 0): number {
    this.#sequence += 1;
    return from + this.#sequence;
  }

  clear(): void {
    this.#collections.clear();
    this.#sequence = 0;
  }
}
