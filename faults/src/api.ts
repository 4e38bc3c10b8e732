import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from './random.ts';

export interface Answer {
  status: number;
  body: unknown;
}

/** A caller that knows several API processes and asks until one of them answers. */
export interface Api {
  call(method: string, path: string, body?: object, idempotencyKey?: string): Promise<Answer>;
  /** How many calls were repeated, by what they were answered with. */
  repeats: ReadonlyMap<string, number>;
}

const TIMEOUT_MS = 15_000;
const PATIENCE_MS = 120_000;
const LONGEST_WAIT_MS = 1000;

/**
 * @param urls of the API processes
 * @param authorization the header's value
 */
export function apiCaller(urls: readonly string[], authorization: string, random: Random): Api {
  const repeats = new Map<string, number>();
  const once = async (...[method, path, body, key]: Parameters<Api['call']>) => {
    const answer = await fetch(`${random.pick(urls)}/api/v1${path}`, {
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        authorization,
        ...(body && { 'content-type': 'application/json' }),
        ...(key && { 'idempotency-key': key }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const retryAfter = Number(answer.headers.get('retry-after') ?? 0);
    return { status: answer.status, body: text === '' ? null : JSON.parse(text), retryAfter };
  };
  return {
    repeats,
    async call(...request) {
      const deadline = Date.now() + PATIENCE_MS;
      for (;;) {
        // A process that is killed while it answers gives no answer, or half of one.
        const answer = await once(...request).catch(() => null);
        if (answer && answer.status !== 429 && answer.status < 500) return answer;
        const why = String(answer?.status ?? 'nothing');
        repeats.set(why, (repeats.get(why) ?? 0) + 1);
        if (Date.now() > deadline)
          throw new Error(`${request[0]} ${request[1]} is answered ${why}`);
        const asked = (answer?.retryAfter ?? 0) * 1000;
        await sleep(Math.min(LONGEST_WAIT_MS, Math.max(asked, random.between(50, 300))));
      }
    },
  };
}
