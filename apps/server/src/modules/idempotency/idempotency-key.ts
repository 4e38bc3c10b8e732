import { invalidInput } from '../../platform/errors/problem.ts';

const HEADER = 'Idempotency-Key';

/**
 * The request's key (draft-ietf-httpapi-idempotency-key-header), or undefined without one.
 * @throws ProblemError 400 naming the header
 */
export function idempotencyKey(headers: Record<string, unknown>): string | undefined {
  const value = headers[HEADER.toLowerCase()];
  if (value === undefined) return undefined;
  if (typeof value === 'string' && /^[\x20-\x7e]{1,255}$/.test(value)) return value;
  const message = 'must be 1 to 255 printable ASCII characters';
  throw invalidInput([{ path: HEADER, message }]);
}
