import type { IncomingHttpHeaders } from 'node:http';
import type { Account } from '../accounts.ts';
import type { Reply } from '../http/reply.ts';
import type { Route } from '../http/route.ts';
import type { Keys } from '../keys.ts';
import type { Authority } from '../oauth/authority.ts';
import type { OAuthProfile } from '../oauth/profile.ts';
import type { Settings } from '../settings.ts';
import type { Shelf } from './shelf.ts';

/** One request as a vendor's handler sees it: its own path, the raw bytes, and what it may look at. */
export interface Call {
  vendor: Vendor;
  method: string;
  path: string;
  query: URLSearchParams;
  /** The query as it was sent, without the question mark. */
  search: string;
  headers: IncomingHttpHeaders;
  raw: Buffer;
  params: Record<string, string>;
  /** Where the caller reaches this vendor, prefix included: for the addresses it hands out. */
  base: string;
  authority: Authority | undefined;
  keys: Keys;
  settings: Settings;
  accounts: ReadonlyMap<string, Account>;
  shelf: Shelf;
}

export type Handler = (call: Call) => Reply | Promise<Reply>;

export interface Vendor {
  slug: string;
  name: string;
  oauth?: OAuthProfile;
  routes: readonly Route<Handler>[];
  /** The body this vendor documents for a status: for faults, unknown paths and missing scopes. */
  failure(status: number, message?: string): Reply;
}
