import type { InjectContext, OutgoingRequest } from './inject.ts';

/**
 * Puts a signature into the address, so that whoever holds it may make this one request.
 *
 * @param expiresInS for so many seconds
 */
export type Presign = (
  request: OutgoingRequest,
  context: InjectContext,
  expiresInS: number,
) => void;
