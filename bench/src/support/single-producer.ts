import { Pool } from 'undici';
import type { Intake } from './intake.ts';
import { deliveryOf } from './hand-over.ts';

/** Hands over deliveries one by one, over connections that are kept. */
export interface SingleProducer {
  /** @throws on any answer but 202 */
  handOver(connectionId: number, eventIdentifier: string): Promise<void>;
  close(): Promise<void>;
}

export function singleProducer(to: Intake, connections = 64): SingleProducer {
  const pool = new Pool(to.server.url, { connections });
  const headers = { authorization: `Bearer ${to.token}`, 'content-type': 'application/json' };
  const path = `/api/v1/sites/${to.site}/deliveries`;
  return {
    async handOver(connectionId, eventIdentifier) {
      const body = JSON.stringify(deliveryOf(connectionId, eventIdentifier));
      const answer = await pool.request({ method: 'POST', path, headers, body });
      const text = await answer.body.text();
      if (answer.statusCode !== 202) throw new Error(`${answer.statusCode}: ${text}`);
    },
    close: () => pool.close(),
  };
}
