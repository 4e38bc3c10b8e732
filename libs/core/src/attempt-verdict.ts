/** What one attempt met, before the retry schedule is asked. */
export type AttemptVerdict = 'delivered' | 'retry' | 'unauthorized' | 'rejected';

/** 408 and 425 say "again, please"; 429 says "later" (RFC 9110, RFC 6585, RFC 8470). */
const RETRYABLE_4XX = new Set([408, 425, 429]);

/**
 * The platform's reading of a vendor's status code; `null` stands for a transport error.
 * A connector may overrule it where its vendor means something else.
 */
export function attemptVerdict(status: number | null): AttemptVerdict {
  if (status === null) return 'retry';
  if (status >= 200 && status < 300) return 'delivered';
  if (status === 401) return 'unauthorized';
  if (status >= 500 || RETRYABLE_4XX.has(status)) return 'retry';
  return 'rejected';
}
