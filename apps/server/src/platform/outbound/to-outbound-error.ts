import { types } from 'node:util';
import { ConnectError } from './connect-error.ts';
import { BodyCodingError, BodyTooLargeError } from './decode-body.ts';
import { OutboundError } from './outbound-error.ts';
import type { OutboundErrorCode } from './outbound-error.ts';
import { OutboundSignal } from './outbound-signal.ts';

const MESSAGES: Record<OutboundErrorCode, string> = {
  address_refused: 'is at an address that outbound calls may not reach (see OUTBOUND_ALLOW)',
  dns_failed: 'could not be found by its name',
  connect_failed: 'did not accept a connection',
  tls_failed: 'could not be reached over TLS',
  timeout: 'did not answer in time',
  connection_reset: 'closed the connection before its answer was complete',
  response_too_large: 'sent a larger answer than is read',
  invalid_response: 'sent an answer that is no valid HTTP',
  redirect_refused: 'redirects to where it is not followed',
  aborted: 'was not waited for any longer',
  invalid_request: 'was not asked, because the request is not valid',
};

/** How undici calls an unasked `100 Continue`, an answer without a question, and an unasked upgrade. */
const UNASKED = new Set(['bad response', 'bad upgrade']);

/** The system's codes and undici's own (https://undici.nodejs.org/#/docs/api/Errors). */
const KNOWN: Record<string, OutboundErrorCode> = {
  UND_ERR_SOCKET: 'connection_reset',
  UND_ERR_CLOSED: 'aborted',
  UND_ERR_DESTROYED: 'aborted',
  UND_ERR_ABORTED: 'aborted',
  UND_ERR_HEADERS_OVERFLOW: 'response_too_large',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'connection_reset',
  UND_ERR_INVALID_ARG: 'invalid_request',
  // undici asserts that a status has three digits, which a parser of HTTP lets through.
  ERR_ASSERTION: 'invalid_response',
  UND_ERR_NOT_SUPPORTED: 'invalid_request',
  UND_ERR_REQ_CONTENT_LENGTH_MISMATCH: 'invalid_request',
  ECONNRESET: 'connection_reset',
  EPIPE: 'connection_reset',
  ETIMEDOUT: 'connection_reset',
};

/**
 * Whatever ended an exchange with `host`, as one error with a stable code; `undefined` for what is
 * neither the network's doing nor a limit of ours.
 */
export function toOutboundError(error: unknown, host: string): OutboundError | undefined {
  if (error instanceof OutboundError) return error;
  const code = codeOf(error);
  if (!code) return undefined;
  dropContent(error);
  return new OutboundError(code, host, `${host} ${MESSAGES[code]}.`, { cause: error });
}

function codeOf(error: unknown): OutboundErrorCode | undefined {
  if (error instanceof ConnectError || error instanceof OutboundSignal) return error.code;
  if (error instanceof BodyTooLargeError) return 'response_too_large';
  if (error instanceof BodyCodingError) return 'invalid_response';
  if (!types.isNativeError(error)) return undefined;
  if (error.name === 'HTTPParserError') return parserCode(error.message);
  const code = String((error as NodeJS.ErrnoException).code);
  // TLS 1.3 refuses a client's certificate, or the lack of one, after the handshake.
  if (code.startsWith('ERR_SSL_')) return 'tls_failed';
  if (code === 'UND_ERR_SOCKET' && UNASKED.has(error.message)) return 'invalid_response';
  return KNOWN[code];
}

/** undici looks the parser's code up in a table that lacks it, so the reason is read. */
function parserCode(message: string): OutboundErrorCode {
  return message.includes('Invalid EOF state') ? 'connection_reset' : 'invalid_response';
}

/** undici's parser error keeps the bytes it could not read, which are a vendor's body. */
function dropContent(error: unknown): void {
  if (types.isNativeError(error) && 'data' in error) error.data = undefined;
}
