import type { JWK } from 'oidc-provider';
import type { Account } from './accounts.ts';
import { Faults } from './faults.ts';
import { Keys } from './keys.ts';
import { Authority } from './oauth/authority.ts';
import { Ledger } from './oauth/ledger.ts';
import { RateLimits } from './rate-limits.ts';
import { Recorder } from './recorder.ts';
import { Replays } from './replays.ts';
import { Settings } from './settings.ts';
import { VENDORS } from './vendors/all.ts';
import { Shelf } from './vendors/shelf.ts';
import type { Vendor } from './vendors/vendor.ts';

export interface SimInput {
  baseUrl: string;
  accounts: readonly Account[];
  jwk: JWK;
}

/** A vendor with everything it remembers. */
export interface Stand {
  vendor: Vendor;
  authority: Authority | undefined;
  shelf: Shelf;
}

/** All state of the process: what control turns, and what the vendors remember. */
export class Sim {
  readonly baseUrl: string;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly settings = new Settings();
  readonly faults = new Faults();
  readonly rateLimits = new RateLimits();
  readonly keys = new Keys();
  readonly recorder = new Recorder();
  readonly replays = new Replays();
  readonly ledger = new Ledger();
  readonly stands: ReadonlyMap<string, Stand>;
  readonly #closing = new AbortController();

  constructor(input: SimInput) {
    this.baseUrl = input.baseUrl;
    this.accounts = new Map(input.accounts.map((account) => [account.id, account]));
    this.stands = new Map(
      VENDORS.map((vendor) => [
        vendor.slug,
        { vendor, shelf: new Shelf(), authority: this.#authority(vendor, input) },
      ]),
    );
  }

  /** Aborts when the process stops: everything that waits gives up. */
  get signal(): AbortSignal {
    return this.#closing.signal;
  }

  authorities(vendor?: string): Authority[] {
    return [...this.stands.values()]
      .map((stand) => stand.authority)
      .filter((authority): authority is Authority => authority !== undefined)
      .filter((authority) => !vendor || authority.slug === vendor);
  }

  reset(): void {
    this.settings.reset();
    this.faults.clear();
    this.rateLimits.clear();
    this.keys.reset();
    this.recorder.clear();
    this.replays.clear();
    this.recorder.recording = true;
    this.ledger.clear();
    for (const { shelf, authority } of this.stands.values()) {
      shelf.clear();
      authority?.reset();
    }
  }

  stop(): void {
    this.#closing.abort();
  }

  #authority(vendor: Vendor, input: SimInput): Authority | undefined {
    if (!vendor.oauth) return undefined;
    return new Authority({
      slug: vendor.slug,
      vendorName: vendor.name,
      profile: vendor.oauth,
      baseUrl: input.baseUrl,
      jwk: input.jwk,
      accounts: this.accounts,
      settings: this.settings,
      ledger: this.ledger,
    });
  }
}
