import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { act, bodies, connect, readConnection } from '../support/connections.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';

let plane: TestPlane;
let id: number;
beforeAll(async () => {
  plane = await startPlane({ workers: false });
});
afterAll(() => plane.close());
beforeEach(async () => {
  await plane.control('/reset');
  await plane.db.query('DELETE FROM connections');
  id = (await connect(plane, bodies.stripe())).id;
});

/** Columns as tests, refreshes and deliveries would have left them. */
const becomes = (columns: string) => plane.db.query(`UPDATE connections SET ${columns}`);
const connection = () => readConnection(plane, id);
async function status(): Promise<string> {
  const { body } = await plane.admin.get(`${SITE}/connectors?q=stripe`).expect(200);
  return body.items.find((item: { slug: string }) => item.slug === 'stripe').status;
}

const ENDS = (ends: string, known: string) =>
  `grant_expires_at = now() + interval '${ends}', grant_end_known_at = now() - interval '${known}'`;

/** What the connection says, and what the library says of its connector, by the same rule. */
const CASES: [title: string, columns: string, health: string, code: string | null][] = [
  ['nothing wrong', `state = 'active'`, 'connected', null],
  ['paused', `state = 'paused'`, 'not_connected', 'paused'],
  ['expired', `state = 'auth_expired', state_reason = 'It ran out.'`, 'error', 'auth_expired'],
  ['revoked', `state = 'auth_revoked'`, 'error', 'auth_revoked'],
  ['breaker open', `state = 'error', consecutive_failures = 5`, 'error', 'breaker_open'],
  [
    'error by a test',
    `state = 'error', last_test_outcome = 'vendor_error'`,
    'error',
    'test_failed',
  ],
  ['a failed test', `last_test_outcome = 'network_error'`, 'warning', 'test_failed'],
  [
    'a failed test, then deliveries',
    `last_test_outcome = 'network_error', last_delivery_at = now() + interval '1 second'`,
    ...(['connected', null] as const),
  ],
  ['failures', 'consecutive_failures = 2', 'warning', 'recent_failures'],
  ['failing refreshes', 'refresh_failures = 3', 'warning', 'refresh_failing'],
  ['a secret out of reach', `secret_problem = 'Not there.'`, 'warning', 'secret_unavailable'],
  ['scopes not granted', `scopes_requested = '["a", "b"]', scopes_granted = '["a"]'`, 'warning', 'scopes_missing'], // prettier-ignore
  ['all scopes granted', `scopes_requested = '["a"]', scopes_granted = '["b", "a"]'`, 'connected', null], // prettier-ignore
  ['a year, near its end', ENDS('13 days', '352 days'), 'warning', 'expiring_soon'],
  ['a year, not yet', ENDS('15 days', '350 days'), 'connected', null],
  ['a week, on its first day', ENDS('6.5 days', '12 hours'), 'connected', null],
  ['a week, on its last day', ENDS('1 day', '6 days'), 'warning', 'expiring_soon'],
];

describe('health', () => {
  it.each(CASES)('of a connection and of its connector: %s', async (_, columns, health, code) => {
    await plane.db.query('ALTER TABLE connections DISABLE TRIGGER connections_grant_end');
    await becomes(columns);
    await plane.db.query('ALTER TABLE connections ENABLE TRIGGER connections_grant_end');
    const wire = await connection();
    expect(wire['health']).toBe(health);
    if (code) expect(wire['health_reason']).toMatchObject({ code });
    else expect(wire['health_reason']).toBeNull();
    expect(await status()).toBe(health);
  });

  it('says why in words, and since when or until when', async () => {
    await becomes(`state = 'auth_expired', state_reason = 'It ran out.'`);
    expect((await connection())['health_reason']).toEqual({
      ...{ code: 'auth_expired', message: 'It ran out.', at: null },
    });
    await becomes(`state = 'active', state_reason = NULL, ${ENDS('1 hour', '1 hour')}`);
    const { grant_expires_at } = (await plane.db.query('SELECT * FROM connections'))[0];
    await becomes(`grant_end_known_at = now() - interval '1 day'`);
    expect((await connection())['health_reason']).toMatchObject({
      ...{ code: 'expiring_soon', at: grant_expires_at.toISOString() },
    });
    await becomes(`grant_expires_at = NULL, scopes_requested = '["a", "b"]'`);
    expect((await connection())['health_reason']).toMatchObject({
      message: 'Asked for, but not granted: a, b.',
    });
  });

  it('comes with when the token is refreshed next, and when the grant ends', async () => {
    await becomes(`refresh_due_at = '2031-02-03T04:05:06Z', grant_expires_at = '2031-03-04T05:06:07Z'`); // prettier-ignore
    expect(await connection()).toMatchObject({
      refresh_due_at: '2031-02-03T04:05:06.000Z',
      grant_expires_at: '2031-03-04T05:06:07.000Z',
    });
    await becomes('refresh_due_at = NULL, grant_expires_at = NULL');
    expect(await connection()).toMatchObject({ refresh_due_at: null, grant_expires_at: null });
  });

  it('of a connector is that of its worst connection, paused ones aside', async () => {
    const other = (await connect(plane, bodies.stripe())).id;
    await act(plane, other, 'pause').expect(200);
    expect(await status()).toBe('connected');
    await act(plane, id, 'pause').expect(200);
    expect(await status()).toBe('not_connected');
    await plane.db.query(`UPDATE connections SET state = 'error' WHERE id = $1`, [other]);
    expect(await status()).toBe('error');
  });

  it('follows a test at once', async () => {
    await becomes(`last_test_outcome = 'network_error'`);
    expect((await connection())['health']).toBe('warning');
    await act(plane, id, 'test').expect(200);
    expect(await connection()).toMatchObject({ health: 'connected', health_reason: null });
  });
});

describe('the end of a grant', () => {
  const known = async () =>
    (await plane.db.query('SELECT grant_end_known_at AS at FROM connections'))[0].at as Date | null;

  it('is known since it was stored, not since it was told again a little differently', async () => {
    await becomes(`grant_expires_at = now() + interval '7 days'`);
    const first = await known();
    expect(first).toBeInstanceOf(Date);
    await becomes(`grant_expires_at = grant_expires_at + interval '3 seconds'`);
    expect(await known()).toEqual(first);
    await becomes(`grant_expires_at = grant_expires_at + interval '1 hour'`);
    expect((await known())!.getTime()).toBeGreaterThan(first!.getTime());
    await becomes('grant_expires_at = NULL');
    expect(await known()).toBeNull();
  });
});
