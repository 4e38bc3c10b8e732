import { ProblemError } from './problem-error.ts';

/** Callers that were refused at once should not all come back at once. */
const SPREAD_MS = 250;

/**
 * Waits as long as a refusal asked for, when it was for now only and the patience lasts.
 *
 * @param until epoch milliseconds
 * @returns whether to ask again; false at once for every other error
 */
export async function waitBeforeAgain(
  error: unknown,
  until: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (!(error instanceof ProblemError) || error.retryAfter === null) return false;
  if (error.status !== 429 && error.status !== 503) return false;
  const ms = error.retryAfter * 1000 + Math.random() * SPREAD_MS;
  if (Date.now() + ms > until || signal?.aborted) return false;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    signal?.addEventListener('abort', done);
  });
  return true;
}
