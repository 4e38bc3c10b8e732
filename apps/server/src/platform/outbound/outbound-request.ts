import type { Readable } from 'node:stream';
import type { ClientCertificate } from './client-certificate.ts';

export const METHODS = [
  'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'REPORT',
] as const; // prettier-ignore
export type OutboundMethod = (typeof METHODS)[number];

/** What `prepare` may change just before sending. */
export interface Outgoing {
  method: OutboundMethod;
  /** A copy; its query may take a credential, its origin must stay. */
  url: URL;
  headers: Record<string, string>;
  body: string | Buffer | undefined;
}

export interface OutboundRequest {
  method: OutboundMethod;
  /** http or https, without userinfo. */
  url: URL;
  /** Without credentials: those are `prepare`'s. */
  headers: Record<string, string>;
  body?: string | Buffer | undefined;
  /**
   * For the whole exchange: connecting, sending, waiting, reading, redirects. Of a stream, until the
   * headers are there and then between bytes. Default: the client's.
   */
  timeoutMs?: number | undefined;
  /** Of the decoded body. Default for `send`: the client's; for `stream`: none. */
  maxResponseBytes?: number | undefined;
  /** The path with its places unfilled, for the log. */
  pathTemplate: string;
  /** The connector's slug, for metrics. */
  connector: string;
  /** Exact origins exempt from the address check (`CONNECTOR_BASE_URLS`, never in production). */
  allowOrigins?: readonly string[] | undefined;
  /**
   * Injects the credential, or signs. Called once for each request that is really sent to the
   * origin of `url`, never for another origin. What it does is not logged; what it throws is passed on.
   */
  prepare?: ((outgoing: Outgoing) => void) | undefined;
  /** Presented to the origin of `url`, never to another. */
  clientCertificate?: ClientCertificate | undefined;
  signal?: AbortSignal | undefined;
  /** `follow` within the host (see redirect.ts), or hand the 3xx to the caller. Default `follow`. */
  redirect?: 'follow' | 'manual' | undefined;
}

export interface OutboundResponse {
  status: number;
  /** Names in lower case; several values of one name joined with a comma and a space. */
  headers: Record<string, string>;
  /** The decoded body, read by the answer's charset, UTF-8 where it names none. */
  text: string;
  /** From the call until the body was complete, redirects included, in ms. */
  latencyMs: number;
}

/** An answer that may be a file. */
export interface OutboundBytes {
  status: number;
  headers: Record<string, string>;
  /** The decoded body; null when it was larger than allowed: what was asked for is done all the same. */
  bytes: Buffer | null;
  /** As of `OutboundResponse`. */
  latencyMs: number;
}

export interface OutboundStream {
  status: number;
  headers: Record<string, string>;
  /**
   * The body as the vendor sent it, still encoded. Must be read or destroyed. Fails with an
   * `OutboundError` when the timeout, the cap or the network ends it.
   */
  body: Readable;
  /** From the call until the headers were there, in ms. */
  latencyMs: number;
}
