import type { AuthFlow } from '@patchbay/core/auth-flow';
import type { Capability } from '@patchbay/core/capabilities';
import type { RateLimit } from '@patchbay/core/nearest-rules';
import type { z } from 'zod';
import type { Action } from './action.ts';
import type { ApiVersion } from './api-version.ts';
import type { ApiKeyMethod } from './auth/api-key.ts';
import type { BasicMethod } from './auth/basic.ts';
import type { OAuth2Method } from './auth/oauth2.ts';
import type { SignedTokenMethod } from './auth/signed-token.ts';
import type { Bundle } from './bundle.ts';
import type { ReadError } from './error-reading.ts';
import type { Panel } from './panel.ts';
import type { Preparation } from './preparation.ts';
import type { ReadLimit } from './read-limit.ts';
import type { Call, VendorRequest, VendorResponse } from './request.ts';
import type { Samples } from './samples.ts';

export type AuthMethod = OAuth2Method | ApiKeyMethod | SignedTokenMethod | BasicMethod;

/** `generic` holds what no vendor owns; `webhook` outbound events. */
export const FAMILIES = [
  'google', 'email', 'payment', 'webhook', 'analytics', 'crm', 'generic', 'supplier', 'messaging',
  'accounting', 'microsoft', 'social', 'e_signature', 'ai', 'maps', 'calendar', 'commerce',
  'shipping', 'storage', 'automation', 'incentives',
] as const; // prettier-ignore
export type Family = (typeof FAMILIES)[number];

/** What a connector may know while it describes a request. Never a credential. */
export interface RequestContext {
  settings: Readonly<Record<string, unknown>>;
  flow: AuthFlow;
  /** Epoch milliseconds at the attempt. */
  now: number;
  /** Identifies the delivery, stable over its retries; absent in tests. */
  messageId?: string;
  /** Epoch milliseconds when the delivery was accepted, stable over its retries; absent in tests. */
  acceptedAt?: number;
  /** Of the vendor's API, as this connection uses it; present exactly when `versions` is declared. */
  version?: string;
}

export interface VendorAccount {
  id: string;
  name: string;
}

/** The low-cost whoami call. It must never change anything at the vendor. */
export interface ConnectionTest {
  /** OAuth scopes the call needs, reported as missing when the vendor refuses without naming any. */
  requiredScopes?: readonly string[];
  request: (context: RequestContext) => VendorRequest;
  /** Reads the account; `undefined` means the answer is not this vendor's, hence `vendor_error`. */
  account: (response: VendorResponse, context: RequestContext) => VendorAccount | undefined;
  /** Answers that prove the credential although their status is no success. */
  accepts?: (response: VendorResponse) => boolean;
  /**
   * A success proves the credential whatever its body says. Only for systems nobody knows, whose
   * address comes from the settings: elsewhere a captive portal or a parked domain would pass.
   */
  statusProves?: true;
  /** The vendor's page by which a test that is a POST changes nothing, for vendors without a GET. */
  changesNothing?: string;
  /** Scopes the answer proves, for vendors that tell them outside the token response. */
  scopes?: (response: VendorResponse) => string[] | undefined;
}

export interface DiscoverContext {
  settings: Readonly<Record<string, unknown>>;
  flow: AuthFlow;
  /** What the operator typed, for vendors that write facts into their keys. Empty for OAuth. */
  credentials: Readonly<Record<string, string>>;
  call: Call;
}

export interface ConnectorDefinition {
  /** The folder's name; lower case, digits and underscores. */
  slug: string;
  name: string;
  family: Family;
  /** A `simple-icons` slug, or nothing for the drawn fallback. */
  icon?: string;
  description: string;
  /** Words people use for what it does; the library's search finds it by them. */
  keywords?: readonly string[];
  /** What somebody needs before connecting. */
  preparation?: Preparation;
  /** The vendor's pages the facts of this definition come from. */
  sources: readonly string[];
  auth: readonly [AuthMethod, ...AuthMethod[]];
  /** Not secret; validates, and draws the admin form. */
  settings?: z.ZodObject;
  /** Where relative paths start. */
  baseUrl: string | ((context: RequestContext) => string);
  /** Hosts besides the base address that requests and the proxy may reach; `*.` matches one label or more. */
  hosts?: readonly string[];
  /** Further hosts, with their port, that the operator named in the settings. */
  hostsFromSettings?: (settings: Readonly<Record<string, unknown>>) => string[];
  /** Headers every request carries, such as an API version. */
  headers?: Readonly<Record<string, string>>;
  /** Versions of the vendor's API it can speak, exactly one of them the default of new connections. */
  versions?: readonly ApiVersion[];
  /** Connectors of one bundle share the OAuth application, and a credential can serve several. */
  bundle?: Bundle;
  test: ConnectionTest;
  /**
   * Facts to settle once at connect time, such as the account's host; merged into the settings.
   *
   * @throws UnexpectedAnswerError when the vendor's answer cannot be worked with
   */
  discover?: (
    context: DiscoverContext,
  ) => Promise<Record<string, unknown>> | Record<string, unknown>;
  actions: Readonly<Record<string, Action>>;
  /** What it adds to the page of a connection, by name. */
  panels?: Readonly<Record<string, Panel>>;
  /** The vendor's published limit per account. */
  rateLimit?: RateLimit;
  /** For vendors that tell what is left of their limits elsewhere than in the usual headers. */
  readLimit?: ReadLimit;
  /** Overrides the platform's schedule, in milliseconds. */
  retry?: readonly number[];
  /** For the whole exchange, in milliseconds, where the platform's is too short or too long. */
  timeoutMs?: number;
  readError?: ReadError;
  /** Header that makes the vendor treat a repeated request as one. */
  idempotencyHeader?: string;
  /** Access tokens' or keys' known lifetime in milliseconds when the vendor does not say. */
  credentialLifetimeMs?: number;
  /** A capability on top of the family's, where the vendor deserves one. */
  extraCapability?: Capability;
  /** What the conformance kit needs to try the definition out. */
  samples?: Samples;
}

/** A definition that passed `defineConnector`. */
export type Connector = Readonly<ConnectorDefinition> & { readonly __checked: true };
