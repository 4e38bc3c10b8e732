/** Why an exchange gave no answer. */
export type OutboundErrorCode =
  /** The host's addresses are all private or otherwise special, and `OUTBOUND_ALLOW` names none. */
  | 'address_refused'
  | 'dns_failed'
  | 'connect_failed'
  | 'tls_failed'
  /** The whole exchange took longer than allowed. */
  | 'timeout'
  /** The other side closed before the answer was complete. */
  | 'connection_reset'
  /** Headers or body are larger than allowed. */
  | 'response_too_large'
  /** What came is no HTTP, or its encoding is broken. */
  | 'invalid_response'
  /** A redirect to another host, of a method that must not be repeated, or one too many. */
  | 'redirect_refused'
  /** The caller's signal, or the client being closed. */
  | 'aborted'
  /** The request itself is not one to send: scheme, userinfo, method, a header. Never sent. */
  | 'invalid_request';

/**
 * No answer came. The message names the host and the reason, and holds no path, query string, header
 * or body; `cause` keeps what the network said.
 */
export class OutboundError extends Error {
  override readonly name = 'OutboundError';
  readonly code: OutboundErrorCode;
  /** Host and port the exchange was with, as far as it was known. */
  readonly host: string;
  /** From the call of `send` until it failed, in ms. */
  latencyMs = 0;

  constructor(code: OutboundErrorCode, host: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.host = host;
  }
}
