/**
 * What a connector asks the server to send. Connectors never touch the network: they describe, the
 * server's one outbound client injects the credential, checks the address and sends.
 */
export interface VendorRequest {
  method:
    | 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS'
    /** WebDAV's ways to read: RFC 4918 section 9.1, RFC 3253 section 3.6. */
    | 'PROPFIND' | 'REPORT'; // prettier-ignore
  /**
   * Path below the connector's base address, with `{name}` places filled from `params`
   * (percent-encoded). The template, never the filled path, is what logs show.
   */
  path: string;
  params?: Record<string, string | number>;
  /** A path with query that a caller brought, sent in place of the filled template. */
  rawPath?: string;
  /** Another base than the connector's own; its host must be among the connector's `hosts`. */
  baseUrl?: string;
  query?: Record<string, string | number | boolean | readonly string[] | undefined>;
  headers?: Record<string, string>;
  /** At most one of the bodies. */
  json?: unknown;
  form?: Record<string, string>;
  /** Its type is the request's own `content-type` header. */
  text?: string;
  /** Base64 (RFC 4648 section 4) of bytes that are sent decoded; typed by `content-type` as `text`. */
  bytes?: string;
  multipart?: Multipart;
}

/** RFC 2046 section 5.1. */
export interface Multipart {
  /** `form-data` (RFC 7578), or `related` (RFC 2387) as Google's uploads. */
  subtype: 'form-data' | 'related';
  parts: readonly Part[];
}

/** At most one of `text`, `json` and `bytes`. */
export interface Part {
  /** Of the field; needed in `form-data`. */
  name?: string;
  filename?: string;
  /** Absent for plain fields of a form. */
  contentType?: string;
  text?: string;
  json?: unknown;
  /** Base64. */
  bytes?: string;
}

/** A vendor's answer. `body` is parsed JSON when it was JSON, else `undefined`; `text` is always there. */
export interface VendorResponse {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  text: string;
  body: unknown;
  /** As they came, decoded; only of an action whose answer is or holds a file. */
  bytes?: Buffer;
  /** The body was larger than the action's file may be and was not kept: `text` is empty. */
  cut?: true;
}

/** Sends one request with the connection's credential. Rejects only when no answer came at all. */
export type Call = (request: VendorRequest) => Promise<VendorResponse>;
