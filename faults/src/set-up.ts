import { PASSWORD } from './fleet.ts';
import type { KillablePostgres } from './killable-postgres.ts';
import type { Producer } from './producer.ts';

export const SITE = 'default';

/** A connection and what becomes of it. */
interface Lane {
  name: string;
  /** Of all deliveries. */
  part: number;
  isInOrder: boolean;
  isPaused: boolean;
}

/** Those in strict order send one after the other, and a hanging call holds up all behind it. */
const LANES: Lane[] = [
  { name: 'plain-1', part: 0.26, isInOrder: false, isPaused: false },
  { name: 'plain-2', part: 0.26, isInOrder: false, isPaused: false },
  { name: 'plain-3', part: 0.26, isInOrder: false, isPaused: false },
  { name: 'paused', part: 0.16, isInOrder: false, isPaused: true },
  { name: 'ordered', part: 0.03, isInOrder: true, isPaused: false },
  { name: 'ordered-paused', part: 0.03, isInOrder: true, isPaused: true },
];

export interface Plane {
  token: string;
  producers: Producer[];
  inOrder: Set<string>;
  /** Paths of the connections that are paused now and then. */
  paused: string[];
}

/** Connects the lanes and makes the producers' token, as the administrator. */
export async function setUp(
  url: string,
  vendorUrl: string,
  deliveries: number,
  postgres: KillablePostgres,
): Promise<Plane> {
  const cookie = await signIn(url);
  const post = async <T>(path: string, body: object): Promise<T> => {
    const answer = await fetch(`${url}/api/v1/sites/${SITE}${path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const plane: Plane = { token: '', producers: [], inOrder: new Set(), paused: [] };
  for (const { name, part, isInOrder, isPaused } of LANES) {
    const { id } = await post<{ id: number }>('/connections', {
      ...{ connector_type: 'webhook_generic', auth_flow: 'signed_token', display_name: name },
      settings: { url: `${vendorUrl}/hooks/${name}` },
    });
    await postgres.query('UPDATE connections SET strict_order = $2 WHERE id = $1', [id, isInOrder]);
    const share = Math.ceil(deliveries * part);
    plane.producers.push({ name, connectionId: id, share, largestBatch: isInOrder ? 10 : 100 });
    if (isInOrder) plane.inOrder.add(name);
    if (isPaused) plane.paused.push(`/sites/${SITE}/connections/${id}`);
  }
  const capabilities = ['connections.list', 'connections.pause', 'deliveries.create', 'deliveries.browse']; // prettier-ignore
  const request = { name: 'Fault run', module: 'faults', capabilities };
  plane.token = (await post<{ token: string }>('/tokens', request)).token;
  return plane;
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@localhost', password: PASSWORD }),
  });
  if (answer.status !== 204) throw new Error(`Signing in was answered with ${answer.status}.`);
  return answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; '); // prettier-ignore
}
