import { Pool } from 'undici';

/** POSTs `body` `count` times with `concurrency` under way; as little as a sender can do. Returns seconds. */
export async function bareLoop(
  url: URL,
  body: string,
  count: number,
  concurrency: number,
): Promise<number> {
  const pool = new Pool(url.origin, { connections: concurrency });
  const headers = { 'content-type': 'application/json' };
  let sent = 0;
  const one = async () => {
    while (sent < count) {
      sent += 1;
      const answer = await pool.request({ method: 'POST', path: url.pathname, headers, body });
      await answer.body.dump();
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: concurrency }, one));
  const seconds = (performance.now() - start) / 1000;
  await pool.close();
  return seconds;
}
