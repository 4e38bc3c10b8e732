import type { ConnectorDefinition } from './definition.ts';

/** Problems of limit, schedule and timeout, each beginning with its key. */
export function checkRules({ rateLimit, retry, timeoutMs }: ConnectorDefinition): string[] {
  const problems: string[] = [];
  const need = (ok: boolean, problem: string) => void (ok || problems.push(problem));
  if (rateLimit !== undefined) {
    need(isWhole(rateLimit?.requests, 1), 'rateLimit.requests: must be a whole number above 0');
    need(isWhole(rateLimit?.perMs, 1000), 'rateLimit.perMs: must be 1000 ms or more');
  }
  if (retry !== undefined) {
    const delays = Array.isArray(retry) && retry.every((delay) => isWhole(delay, 0));
    need(delays, 'retry: must be a list of milliseconds');
  }
  if (timeoutMs !== undefined) need(isWhole(timeoutMs, 100), 'timeoutMs: must be 100 ms or more');
  return problems;
}

function isWhole(value: unknown, least: number): boolean {
  return Number.isSafeInteger(value) && Number(value) >= least;
}
