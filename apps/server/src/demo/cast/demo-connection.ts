import type { AuthFlow } from '@patchbay/core/auth-flow';
import type { Category } from '@patchbay/core/category';

/** Where a connection of the demo ends up, and by what: each by the vendor's doing or an operator's. */
export type Fate =
  | 'active'
  | 'paused'
  /** The vendor lets the grant run out, so that refreshing fails. */
  | 'grant_expires'
  /** Somebody at the vendor takes the grant back. */
  | 'grant_revoked'
  /** Somebody at the vendor deletes the key. */
  | 'key_revoked'
  /** The vendor answers every call with 503. */
  | 'outage';

export interface DemoUsage {
  module: string;
  reference: string;
  label: string;
}

/** A connection of the demo, made through the API against the stand-in vendor. */
export interface DemoConnection {
  /** Names it within the demo; never shown. */
  key: string;
  site: string;
  connector: string;
  flow: AuthFlow;
  name: string;
  category: Category;
  /** E-mail address of the person who connects it. */
  operator: string;
  /** Whose account at the stand-in. */
  account: string;
  /** How long it is said to have stood, in days. */
  ageDays: number;
  /** `{vendor}` stands for the stand-in's address. */
  settings: Readonly<Record<string, string>>;
  credentials: Readonly<Record<string, string>>;
  /** What is asked for at the consent page. */
  scopes?: readonly string[];
  usages: readonly DemoUsage[];
  fate: Fate;
}
