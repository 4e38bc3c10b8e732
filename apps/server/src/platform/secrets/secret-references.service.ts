import { isDeepStrictEqual } from 'node:util';
import type { SecretConfig } from '../../config-secrets.ts';
import { Secret } from '../logging/secret.ts';
import type { OutboundClient } from '../outbound/outbound-client.ts';
import { isAllowed } from './allowed-prefix.ts';
import { parseReference } from './parse-reference.ts';
import { readSecretFile } from './read-secret-file.ts';
import { readVariable } from './read-variable.ts';
import { SecretCache } from './secret-cache.ts';
import { isReference, type SecretReference, type StoredValue } from './secret-reference.ts';
import { SecretReadError, SecretUnavailableError } from './secret-unavailable.ts';
import { VaultClient } from './vault-client.ts';

/** A secret that was rotated in its store is used after this at the latest, and at once after a 401. */
export const SECRET_CACHE_MS = 15_000;
const MOST = 1000;

type Stored = Secret<Readonly<Record<string, StoredValue>>>;
type Resolved = Secret<Readonly<Record<string, string>>>;

/** The one port to secret stores: references go in, values come out, for the call at hand only. */
export class SecretReferences {
  readonly #cache = new SecretCache(SECRET_CACHE_MS, MOST);
  readonly #vault: VaultClient | undefined;

  constructor(
    private readonly config: SecretConfig,
    outbound: OutboundClient,
  ) {
    this.#vault = config.vault && new VaultClient(outbound, config.vault);
  }

  /**
   * Whether operators of a site may use a reference.
   *
   * @returns what is wrong with it, naming the rule and no path; null when nothing is
   */
  refusal({ reference }: SecretReference, site: string): string | null {
    if (this.config.allowed.length === 0) {
      return 'references are not allowed here: SECRET_REFERENCES names no prefix';
    }
    const parsed = parseReference(reference);
    if (typeof parsed === 'string') return parsed;
    if (isAllowed(this.config.allowed, parsed, site)) return null;
    return 'is outside the prefixes that SECRET_REFERENCES allows';
  }

  /**
   * A credential with every reference replaced by its value. Costs nothing where there is none.
   *
   * @throws SecretUnavailableError naming the field
   */
  async resolve(stored: Stored): Promise<Resolved> {
    const values = stored.reveal();
    if (!Object.values(values).some(isReference)) return stored as Resolved;
    const entries = Object.entries(values).map(
      async ([field, value]): Promise<[string, string]> => [
        field,
        isReference(value) ? await this.valueOf(field, value) : value,
      ],
    );
    return Secret.of(Object.fromEntries(await Promise.all(entries)));
  }

  /**
   * After a refused call: the credential read anew, so that a secret rotated in its store is picked
   * up at once.
   *
   * @returns null when nothing changed since the call
   * @throws SecretUnavailableError naming the field
   */
  async renewed(stored: Stored, used: Resolved): Promise<Resolved | null> {
    const references = Object.values(stored.reveal()).filter(isReference);
    if (references.length === 0) return null;
    const known = await this.resolve(stored);
    if (!isDeepStrictEqual(known.reveal(), used.reveal())) return known;
    for (const { reference } of references) this.#cache.drop(reference);
    const fresh = await this.resolve(stored);
    return isDeepStrictEqual(fresh.reveal(), used.reveal()) ? null : fresh;
  }

  /**
   * What the store holds now, for an operator who has just put it there.
   *
   * @throws SecretUnavailableError naming the field
   */
  readNow(field: string, { reference }: SecretReference): Promise<string> {
    this.#cache.drop(reference);
    return this.valueOf(field, { reference });
  }

  /** @throws SecretUnavailableError naming the field */
  private async valueOf(field: string, { reference }: SecretReference): Promise<string> {
    try {
      const value = await this.#cache.get(reference, () => this.read(reference));
      return value.reveal();
    } catch (error) {
      if (!(error instanceof SecretReadError)) throw error;
      throw new SecretUnavailableError(field, error);
    }
  }

  /** Checked again at each reading: a prefix that was taken away ends the use of what is stored. */
  private async read(reference: string): Promise<string> {
    const parsed = parseReference(reference);
    if (typeof parsed === 'string') throw new SecretReadError('not_allowed');
    const prefix = this.config.allowed.find((allowed) => isAllowed([allowed], parsed, undefined));
    if (!prefix) throw new SecretReadError('not_allowed');
    // As a typed value is trimmed: tools that write secrets like to end them with a line break.
    const value = (await this.readFrom(parsed, prefix)).trim();
    if (value === '') throw new SecretReadError('empty');
    return value;
  }

  private readFrom(
    parsed: Exclude<ReturnType<typeof parseReference>, string>,
    prefix: SecretConfig['allowed'][number],
  ): Promise<string> | string {
    if (parsed.scheme === 'env') return readVariable(this.config.readVariable, parsed.name);
    if (prefix.scheme === 'env') throw new SecretReadError('not_allowed');
    if (parsed.scheme === 'file') return readSecretFile(parsed.segments, prefix);
    if (!this.#vault) throw new SecretReadError('not_configured');
    return this.#vault.read(parsed.segments, parsed.key);
  }
}
