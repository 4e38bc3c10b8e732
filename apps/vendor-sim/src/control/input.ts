import { json, Refusal } from '../http/reply.ts';
import type { Sim } from '../sim.ts';
import { isObject } from '../vendors/body.ts';

export type ControlHandler = (sim: Sim, input: Input) => unknown;

/** A control call's body and query, read field by field; a wrong field ends the call with 400. */
export class Input {
  readonly #sim: Sim;
  readonly #fields: Record<string, unknown>;

  constructor(sim: Sim, raw: Buffer, query: URLSearchParams) {
    this.#sim = sim;
    this.#fields = { ...Object.fromEntries(query), ...parse(raw) };
  }

  /** Refuses fields nobody reads: a misspelt fault would otherwise pass for a fault that never fires. */
  only(...names: readonly string[]): this {
    const extra = Object.keys(this.#fields).filter((name) => !names.includes(name));
    if (extra.length > 0) throw refuse(`unknown field ${extra.join(', ')}`);
    return this;
  }

  text(name: string): string | undefined {
    const value = this.#fields[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') throw refuse(`${name} must be a string`);
    return value;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw refuse(`${name} is missing`);
    return value;
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T {
    const value = this.required(name);
    const known = values.find((candidate) => candidate === value);
    if (!known) throw refuse(`${name} must be one of ${values.join(', ')}`);
    return known;
  }

  /** A whole number from `least` on; text from the query counts too. */
  number(name: string, least = 0): number | undefined {
    const value = this.#fields[name];
    if (value === undefined || value === null) return undefined;
    const number = typeof value === 'string' && value !== '' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isInteger(number) || number < least) {
      throw refuse(`${name} must be a whole number from ${least} on`);
    }
    return number;
  }

  flag(name: string): boolean | undefined {
    const value = this.#fields[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'boolean') throw refuse(`${name} must be true or false`);
    return value;
  }

  texts(name: string): string[] | undefined {
    const value = this.#fields[name];
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
      throw refuse(`${name} must be a list of strings`);
    }
    return value;
  }

  record(name: string): Record<string, string> {
    const value = this.#fields[name] ?? {};
    if (!isObject(value)) throw refuse(`${name} must be an object`);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, String(item)]));
  }

  raw(name: string): unknown {
    return this.#fields[name];
  }

  vendor(): string | undefined {
    const slug = this.text('vendor');
    if (slug !== undefined && !this.#sim.stands.has(slug)) throw refuse(`no vendor ${slug}`);
    return slug;
  }

  /** A vendor whose answers are only replayed counts too. */
  vendorOrReplayed(): string | undefined {
    const slug = this.text('vendor');
    return slug !== undefined && this.#sim.replays.has(slug) ? slug : this.vendor();
  }

  vendorRequired(): string {
    const slug = this.vendor();
    if (slug === undefined) throw refuse('vendor is missing');
    return slug;
  }
}

export function refuse(message: string): Refusal {
  return new Refusal(json(400, { error: message }));
}

function parse(raw: Buffer): Record<string, unknown> {
  if (raw.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(raw.toString('utf8'));
  } catch {
    throw refuse('the body is not JSON');
  }
  if (!isObject(value)) throw refuse('the body must be a JSON object');
  return value;
}
