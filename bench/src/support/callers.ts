import { Pool } from 'undici';

export interface Measured {
  perSecond: number;
  /** 95th percentile of one call, from asking to the last byte, in ms. */
  p95Ms: number;
}

/** `callers` of them, each asking again as soon as it was answered, for `seconds`. */
export async function runCallers(
  url: URL,
  headers: Record<string, string>,
  callers: number,
  seconds: number,
): Promise<Measured> {
  const pool = new Pool(url.origin, { connections: callers });
  const latencies: number[] = [];
  const start = performance.now();
  const until = start + seconds * 1000;
  const one = async () => {
    while (performance.now() < until) {
      const asked = performance.now();
      const answer = await pool.request({ method: 'GET', path: url.pathname, headers });
      const text = await answer.body.text();
      if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${text}`);
      latencies.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: callers }, one));
  const took = (performance.now() - start) / 1000;
  await pool.close();
  latencies.sort((a, b) => a - b);
  return {
    perSecond: latencies.length / took,
    p95Ms: latencies[Math.floor(latencies.length * 0.95)] ?? Number.NaN,
  };
}
