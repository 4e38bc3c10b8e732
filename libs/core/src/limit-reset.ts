import { parseHttpDate } from './http-date.ts';

/** Beyond this it is no reset of a limit, but a number of another meaning. */
const LONGEST_RESET_MS = 31 * 24 * 60 * 60 * 1000;

/**
 * When a limit renews, as milliseconds from `now`; `undefined` when that cannot be told.
 *
 * Vendors write it as seconds to wait (the IETF's drafts), as epoch seconds (GitHub, Okta), as epoch
 * milliseconds (Exact Online) and as dates. The three numbers cannot be confused: a wait is below
 * 31 days (2.7e6), epoch seconds have been above 1e9 since 2001, and epoch milliseconds above 1e11
 * since 1973. What falls between, or lies further ahead than 31 days, is not guessed at.
 *
 * @param now epoch milliseconds
 */
export function limitReset(value: string | undefined, now: number): number | undefined {
  const text = value?.trim();
  if (!text) return undefined;
  const wait = /^\d+(\.\d+)?$/.test(text) ? fromNumber(Number(text), now) : fromDate(text, now);
  if (wait === undefined || wait > LONGEST_RESET_MS) return undefined;
  return Math.max(0, Math.ceil(wait));
}

function fromNumber(number: number, now: number): number {
  if (number >= 1e11) return number - now;
  if (number >= 1e9) return number * 1000 - now;
  return number * 1000;
}

function fromDate(text: string, now: number): number | undefined {
  const at = parseHttpDate(text);
  return at === undefined ? undefined : at - now;
}
