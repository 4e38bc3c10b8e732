import type { z } from 'zod';
import type { VendorRequest } from '../request.ts';
import type { Inject } from './inject.ts';

/** One scope in words a shop owner understands. */
export interface ScopeInfo {
  title: string;
  description?: string;
  /** Asked for unless the operator chooses otherwise. */
  default?: boolean;
  /** The connector cannot work without it, so the picker cannot leave it out. */
  required?: boolean;
}

export interface TokenError {
  status: number;
  /** RFC 6749 section 5.2 `error`, or whatever the vendor sends instead. */
  error: string;
  description: string;
  /** Google's further word on `error`. */
  subtype?: string;
}

/** What a refused token request means, in the words `readTokenError` may choose. */
export type TokenErrorReading = 'expired' | 'revoked' | 'client_refused';

type Settings = Readonly<Record<string, unknown>>;
type FromSettings<T> = T | ((settings: Settings) => T);

export interface OAuth2Options {
  /** Absent only beside `manual`: then there is no redirect and the operator brings the grant. */
  authorizeUrl?: FromSettings<string>;
  tokenUrl: FromSettings<string>;
  /** Offered scopes by their identifier. */
  scopes: Readonly<Record<string, ScopeInfo>>;
  /** Where scopes are no fixed list, as in the generic connector. */
  scopesFromSettings?: (settings: Settings) => string[];
  /** RFC 7009 address; the refresh token is revoked there, else the access token. */
  revokeUrl?: FromSettings<string | undefined>;
  /**
   * The revocation request of a vendor that deviates from RFC 7009. It carries what proves it, as a
   * header or in its body; nothing is injected and nothing of it is logged.
   */
  revokeRequest?: (tokens: RevocableTokens) => VendorRequest;
  /**
   * All consents of an account to the application are one grant: revoking any token of it ends the
   * others too, those of further connections included.
   */
  sharedGrant?: true;
  /** RFC 7636; S256 unless the vendor cannot. */
  pkce?: FromSettings<'S256' | 'none'>;
  /** RFC 6749 section 2.3.1; default `client_secret_post`. */
  tokenAuthMethod?: FromSettings<'client_secret_post' | 'client_secret_basic'>;
  scopeSeparator?: ' ' | ',';
  /** Further parameters the vendor wants on its authorization page, such as `access_type=offline`. */
  authorizeParams?: FromSettings<Readonly<Record<string, string>>>;
  /** What the vendor calls `client_id`, such as TikTok's `client_key`. */
  clientIdParam?: string;
  /** Further parameters the vendor wants at its token address, at every grant. */
  tokenParams?: FromSettings<Readonly<Record<string, string>>>;
  /** How parameters travel to the token address; RFC 6749 says `form`. */
  tokenBody?: 'form' | 'json';
  /** Headers the token address wants, such as an API version. */
  tokenHeaders?: Readonly<Record<string, string>>;
  /** Whether the vendor itself sent the browser back, where it signs the way back (Shopify). */
  verifyCallback?: (query: Readonly<Record<string, string>>, clientSecret: string) => boolean;
  /**
   * Facts the way back tells, such as QuickBooks' `realmId`; merged into the settings before the code
   * is exchanged. The query is foreign input: take out what is known, and check its form.
   */
  callbackFacts?: (
    query: Readonly<Record<string, string>>,
    settings: Settings,
  ) => Readonly<Record<string, unknown>>;
  /** Facts the token answer tells, such as Salesforce's `instance_url`; merged into the settings. */
  tokenFacts?: (body: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** For vendors that exchange the first token for a long-lived one, and that one for the next. */
  longLived?: LongLivedToken;
  /** Where the vendor deviates from `Authorization: Bearer` (RFC 6750). */
  inject?: Inject;
  /**
   * Makes an RFC 6749 answer out of what the vendor's token address sends, success or error, before
   * anything else reads it.
   */
  repairTokenResponse?: (body: Readonly<Record<string, unknown>>) => Record<string, unknown>;
  /**
   * Whether a grant gone bad is expired or revoked, in the vendor's own words; default expired.
   * `client_refused` when it is the OAuth application that is refused.
   */
  readTokenError?: (error: TokenError) => TokenErrorReading | undefined;
  /** Renews so long before the end, instead of the platform's margin; at most half of the lifetime. */
  refreshMarginMs?: number;
  /** How long a refresh token lives unused, where the vendor says so; each use begins it anew. */
  refreshTokenIdleMs?: number;
  /** Fields of a grant that an operator brings along, for vendors without a redirect. */
  manual?: z.ZodObject;
  /** Client id and secret come with the connection instead of the site's OAuth application. */
  ownClient?: z.ZodObject;
  /** Further secrets the operator brings beside the grant, such as Google Ads' developer token. */
  fields?: z.ZodObject;
}

/** A site's OAuth application, for requests that must carry it. */
export interface OAuthClientValues {
  clientId: string;
  clientSecret: string;
}

/**
 * There is no refresh token: the access token itself buys its successor. Answers are read as token
 * answers, by `repairTokenResponse`.
 */
export interface LongLivedToken {
  /** From the token of the code exchange to the first long-lived one; absent where that is one. */
  exchange?: (accessToken: string, client: OAuthClientValues) => VendorRequest;
  /** From a long-lived token that still serves to the next. */
  refresh: (accessToken: string, client: OAuthClientValues) => VendorRequest;
}

export interface RevocableTokens {
  accessToken: string;
  refreshToken?: string;
  client: OAuthClientValues;
  settings: Settings;
}

export interface OAuth2Method extends OAuth2Options {
  flow: 'oauth';
}

/**
 * Authorization code grant with PKCE (RFC 6749, RFC 7636), declared; the server runs it.
 * The access token travels as `Authorization: Bearer` (RFC 6750).
 */
export function oauth2(options: OAuth2Options): OAuth2Method {
  return { flow: 'oauth', ...options };
}
