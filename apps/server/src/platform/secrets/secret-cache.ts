import { Secret } from '../logging/secret.ts';

interface Entry {
  value: Secret;
  readAt: number;
}

/** Values read from secret stores, for a short while and in bounded number. */
export class SecretCache {
  readonly #entries = new Map<string, Entry>();
  readonly #reading = new Map<string, Promise<Secret>>();

  constructor(
    private readonly lifetimeMs: number,
    private readonly most: number,
  ) {}

  /** Callers that ask at the same time share one reading; what fails is not kept. */
  get(reference: string, read: () => Promise<string>): Promise<Secret> {
    const known = this.#entries.get(reference);
    if (known && Date.now() - known.readAt < this.lifetimeMs) return Promise.resolve(known.value);
    const reading = this.#reading.get(reference);
    if (reading) return reading;
    const started = this.#read(reference, read).finally(() => this.#reading.delete(reference));
    this.#reading.set(reference, started);
    return started;
  }

  drop(reference: string): void {
    this.#entries.delete(reference);
  }

  async #read(reference: string, read: () => Promise<string>): Promise<Secret> {
    // As old as the question: what changed while the store answered may not be in the answer.
    const readAt = Date.now();
    const value = Secret.of(await read());
    this.#entries.delete(reference);
    this.#entries.set(reference, { value, readAt });
    if (this.#entries.size > this.most) {
      this.#entries.delete(this.#entries.keys().next().value!);
    }
    return value;
  }
}
