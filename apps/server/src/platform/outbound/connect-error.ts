/** Why no connection came about. */
export type ConnectErrorCode =
  | 'address_refused'
  | 'dns_failed'
  | 'connect_failed'
  | 'tls_failed'
  | 'timeout';

/** One instance may fail several waiting requests, so it names no request. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
  readonly code: ConnectErrorCode;

  constructor(code: ConnectErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

const TCP = new Set([
  ...['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN'],
  ...['EADDRNOTAVAIL', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE', 'EINVAL', 'EAFNOSUPPORT'],
]);

/** Sorts what the socket said while connecting. */
export function toConnectError(error: Error, protocol: string): ConnectError {
  if (error instanceof ConnectError) return error;
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'getaddrinfo' || /^(EAI_|ENOTFOUND|ENODATA)/.test(code)) {
    return new ConnectError('dns_failed', { cause: error });
  }
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') {
    return new ConnectError('timeout', { cause: error });
  }
  const handshake = protocol === 'https:' && !TCP.has(code);
  return new ConnectError(handshake ? 'tls_failed' : 'connect_failed', { cause: error });
}
