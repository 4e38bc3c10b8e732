import { types } from 'node:util';

/** Node's codes of a connection that could not be made or was cut. */
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

/** PostgreSQL stops, starts, or has no connection left (appendix A of its manual), or one broke. */
const SQLSTATES = new Set(['57P01', '57P02', '57P03', '53300']);
const CONNECTION_EXCEPTION = /^08[\dA-Z]{3}$/;

/** What `pg` says without a code of its own. */
const MESSAGES =
  /^(timeout exceeded when trying to connect|Connection terminated( unexpectedly)?( due to connection timeout)?|Client has encountered a connection error and is not queryable)$/;

/** Whether a statement failed because no connection to the database was to be had, or it broke. */
export function isDatabaseAway(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  const { driverError = error } = error as { driverError?: Error };
  const { code } = driverError as { code?: unknown };
  if (MESSAGES.test(driverError.message)) return true;
  if (typeof code !== 'string') return false;
  if (SQLSTATES.has(code) || CONNECTION_EXCEPTION.test(code)) return true;
  // Calls to vendors fail with errors of their own; these codes come from PostgreSQL's socket only.
  return NETWORK.has(code) && 'syscall' in driverError;
}
