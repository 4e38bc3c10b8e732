import { Pool } from 'undici';

/**
 * `callers` of them, each posting the same body again as soon as it was answered 202, for `seconds`.
 *
 * @returns posts a second
 * @throws on another answer, and when a batch was accepted in part
 */
export async function runPosters(
  url: URL,
  headers: Record<string, string>,
  body: string,
  callers: number,
  seconds: number,
): Promise<number> {
  const pool = new Pool(url.origin, { connections: callers });
  const all = { ...headers, 'content-type': 'application/json' };
  let answered = 0;
  const start = performance.now();
  const until = start + seconds * 1000;
  const one = async () => {
    while (performance.now() < until) {
      const request = { method: 'POST', path: url.pathname, headers: all, body } as const;
      const answer = await pool.request(request);
      const text = await answer.body.text();
      // Parsing it would cost what is measured here; the word is in no answer that is all good.
      const isWhole = answer.statusCode === 202 && !text.includes('"problem"');
      if (!isWhole) throw new Error(`${answer.statusCode}: ${text.slice(0, 500)}`);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, one));
  const took = (performance.now() - start) / 1000;
  await pool.close();
  return answered / took;
}
