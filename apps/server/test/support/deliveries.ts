import type { Agent } from './start-app.ts';
import { SITE, type TestPlane, eventually } from './start-plane.ts';

/** What each connector of the tests can be sent. */
export const CALLS = {
  upsert_contact: { action: 'upsert_contact', input: { email: 'lead@example.com' } },
  create_customer: { action: 'create_customer', input: { email: 'buyer@example.com' } },
  post_event: { action: 'post_event', input: { type: 'order.paid', data: { number: 'A-1' } } },
  request: { action: 'request', input: { method: 'POST', path: '/orders', body: { n: 1 } } },
};

export interface Attempt {
  outcome: string;
  vendor_response_code: number | null;
  error_code: string | null;
  attempt: number;
  latency_ms: number;
  attempted_at: string;
}

export interface Detail {
  id: number;
  status: string;
  attempts: number;
  next_attempt_at: string | null;
  log: Attempt[];
}

let events = 0;

/** A valid body of `POST …/deliveries`, with an event identifier of its own. */
export function deliveryBody(connection: number, call: keyof typeof CALLS, more: object = {}) {
  return {
    connection_id: connection,
    ...CALLS[call],
    originating_module: 'forms',
    event_identifier: `event-${++events}`,
    ...more,
  };
}

/** Hands a delivery over; answers with its id. */
export async function deliver(
  plane: { admin: Agent },
  connection: number,
  call: keyof typeof CALLS,
  more: object = {},
): Promise<number> {
  const body = deliveryBody(connection, call, more);
  return (await plane.admin.post(`${SITE}/deliveries`).send(body).expect(202)).body.id;
}

export async function readDelivery(plane: { admin: Agent }, id: number): Promise<Detail> {
  return (await plane.admin.get(`${SITE}/deliveries/${id}`).expect(200)).body;
}

/** Waits until the delivery stands so. */
export async function becomes(
  plane: TestPlane,
  id: number,
  ...statuses: string[]
): Promise<Detail> {
  let seen: Detail | undefined;
  try {
    return await eventually(async () => {
      seen = await readDelivery(plane, id);
      return statuses.includes(seen.status) && seen;
    }, 'status');
  } catch {
    throw new Error(
      `delivery ${id} never became ${statuses.join(' or ')}: ${JSON.stringify(seen)}`,
    );
  }
}

export function outcomes(detail: Detail): string[] {
  return detail.log.map((entry) => entry.outcome);
}
