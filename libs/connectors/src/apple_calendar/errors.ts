import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { elements } from '../_caldav/multistatus.ts';

const PRECONDITION = /<(?:[\w.-]{1,40}:)?([a-z][a-z-]{1,60})/;

const REFUSED = new Set([400, 403, 409, 412, 415]);

/** RFC 4918 section 16: a refusal names the condition that does not hold, as `valid-calendar-data`. */
export function readError({ status, text }: VendorResponse): ErrorReading | undefined {
  if (!REFUSED.has(status)) return undefined;
  const [error] = elements(text, 'error');
  const code = PRECONDITION.exec(error ?? '')?.[1];
  if (!code) return undefined;
  // RFC 3744 section 7.1.1: of a calendar that somebody shared for reading.
  if (code === 'need-privileges') return { kind: 'scope_insufficient', code };
  return { kind: 'rejected', code };
}
