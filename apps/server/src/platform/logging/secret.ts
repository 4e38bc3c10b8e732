import { inspect } from 'node:util';

const MASK = '[secret]';

/**
 * A value that cannot be printed: string conversion, JSON, template literals and `util.inspect` all
 * give `[secret]`, and `structuredClone` gives an empty object. Redaction holds by construction,
 * because a credential travels only in this type; whoever needs it must say `reveal()`.
 */
export class Secret<T = string> {
  readonly #value: T;

  private constructor(value: T) {
    this.#value = value;
    Object.freeze(this);
  }

  static of<T>(value: T): Secret<T> {
    return new Secret(value);
  }

  /** The value itself. Keep it in a local variable and hand it straight to its one user. */
  reveal(): T {
    return this.#value;
  }

  /** A secret made from this one, so that a part of a credential need not be revealed to be passed on. */
  map<U>(change: (value: T) => U): Secret<U> {
    return new Secret(change(this.#value));
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [Symbol.toPrimitive](): string {
    return MASK;
  }

  [inspect.custom](): string {
    return MASK;
  }
}
