import type { DataKey } from './data-key.ts';
import { Secret } from '../logging/secret.ts';
import { headOf, open, seal } from './seal.ts';
import type { DataKeys } from './seal.ts';
import type { RowContext } from './seal-context.ts';
import { stringifyRevealed } from './stringify-revealed.ts';

/** One site's opened keys: seals and opens without waiting. */
export class SiteKeys implements DataKeys {
  readonly siteId: number;
  /** Id of the key new values are sealed with. */
  readonly activeKeyId: number;
  readonly #active: DataKey;
  readonly #byId: ReadonlyMap<number, DataKey>;

  constructor(siteId: number, active: DataKey, keys: readonly DataKey[]) {
    this.siteId = siteId;
    this.activeKeyId = active.id;
    this.#active = active;
    this.#byId = new Map(keys.map((key) => [key.id, key]));
  }

  /** What every blob sealed with the active key begins with, and no other. */
  get activeHead(): Buffer {
    return headOf(this.activeKeyId);
  }

  get(id: number): DataKey | undefined {
    return this.#byId.get(id);
  }

  seal(context: RowContext, value: string | Uint8Array): Buffer {
    return seal(this.#active, value, this.#at(context));
  }

  /** @throws DecryptionError */
  open(context: RowContext, blob: Uint8Array): Buffer {
    return open(this, blob, this.#at(context));
  }

  /** Seals any JSON value, or a `Secret` of one. @throws TypeError for a `Secret` inside the value. */
  sealJson(context: RowContext, value: unknown): Buffer {
    return this.seal(context, stringifyRevealed(value));
  }

  /** The sealed JSON value; parse it with a schema after `reveal()`. @throws DecryptionError */
  openJson(context: RowContext, blob: Uint8Array): Secret<unknown> {
    const bytes = this.open(context, blob);
    return Secret.of<unknown>(JSON.parse(bytes.toString('utf8')));
  }

  #at({ table, column, row }: RowContext): { site: number } & RowContext {
    return { site: this.siteId, table, column, row };
  }
}
