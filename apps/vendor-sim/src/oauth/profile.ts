import type { IncomingHttpHeaders } from 'node:http';
import type { Account } from '../accounts.ts';

/** Where a vendor keeps its OAuth endpoints, below its own prefix. The first of each is canonical. */
export interface OAuthPaths {
  authorize: string[];
  token: string[];
  revoke?: string[];
  userinfo?: string[];
}

export interface TokenAnswer {
  /** The vendor's path that was asked: versions of one endpoint may answer differently. */
  path: string;
  status: number;
  body: Record<string, unknown>;
  account: Account | undefined;
}

/** How one vendor's authorization server differs from a plain one. */
export interface OAuthProfile {
  /** Stands in `iss` of id tokens. Default: the prefix's own address. */
  issuer?: string;
  paths: OAuthPaths;
  /** Scope to what it allows, in the words of the consent page. */
  scopes: Record<string, string>;
  /** Scopes beyond the list that are taken too; others stop the authorization as the vendor does. */
  accepts: RegExp;
  /** Granted when the request names no scope; a vendor without scopes has one it never shows. */
  implied: string[];
  /** Whether the person may leave a scope out and still allow the rest. */
  optional(scope: string, request: Record<string, unknown>): boolean;
  /** Further parameters of the authorization request to keep. */
  extraParams?: string[];
  /** A further parameter whose scopes are asked for on top (HubSpot's `optional_scope`). */
  extraScopeParam?: string;
  /** Parameters the vendor does not demand although OAuth does. */
  authorizeDefaults?: Record<string, string>;
  accessTokenSeconds: number;
  refreshToken(request: Record<string, unknown>, earlierGrant: boolean): boolean;
  rotates: boolean;
  /** What the vendor calls `client_id`, on its page and at its token address. */
  clientIdParam?: string;
  /** Reads a token request of its own form as RFC 6749 has it; null for one it does not take. */
  readTokenRequest?(headers: IncomingHttpHeaders, raw: Buffer): URLSearchParams | null;
  /** Changes the address that the browser is sent back to with a code. */
  shapeCallback?(target: URL, clientSecret: string): void;
  /** Rewrites the token endpoint's answer into the vendor's documented shape. */
  shapeToken?(answer: TokenAnswer): Record<string, unknown>;
}
