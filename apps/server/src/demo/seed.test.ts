import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN } from '../../test/support/start-app.ts';
import { type TestPlane, eventually, startPlane } from '../../test/support/start-plane.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { CONNECTIONS } from './cast/connections.ts';
import { DEMO_PASSWORD } from './cast/sites.ts';
import { type DemoOptions, type Filled, seedDemo } from './seed.ts';

const STATE_OF = {
  active: 'active',
  paused: 'paused',
  grant_expires: 'auth_expired',
  grant_revoked: 'auth_revoked',
  key_revoked: 'auth_revoked',
  outage: 'error',
} as const;

describe('the demo', () => {
  let plane: TestPlane;
  let options: DemoOptions;
  let first: Filled;
  const folders = [temporaryFolder(), temporaryFolder()] as const;

  beforeAll(async () => {
    plane = await startPlane();
    options = {
      baseUrl: plane.url,
      databaseUrl: plane.database.url,
      vendorUrl: plane.sim.url,
      dataDir: folders[0].path,
      masterKey: plane.masterKey,
      admin: ADMIN,
      say: (line) => {
        throw new Error(`nothing is left as it is in a fresh demo, but ${line}`);
      },
    };
    first = await seedDemo(options);
  }, 90_000);
  afterAll(async () => {
    await plane.close();
    for (const folder of folders) folder.remove();
  });

  const count = async (table: string) => {
    const [row] = await plane.db.query(`SELECT count(*)::int AS n FROM ${table}`);
    return (row as { n: number }).n;
  };
  const states = () =>
    plane.db.query(`SELECT s.slug || ' ' || c.display_name AS name, c.state FROM connections c
      JOIN sites s ON s.id = c.site_id ORDER BY 1`);

  it('has a connection in every state, each where its fate took it', async () => {
    const expected = CONNECTIONS.map(({ site, name, fate }) => ({
      name: `${site} ${name}`,
      state: STATE_OF[fate],
    })).sort((a, b) => (a.name < b.name ? -1 : 1));
    const found: { name: string; state: string }[] = await states();
    expect(found.sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(expected);
    expect(new Set(found.map(({ state }) => state)).size).toBe(5);
  });

  it('has thousands of entries over weeks, and no connection younger than its log', async () => {
    expect(first.entries).toBeGreaterThan(5000);
    const [row] = await plane.db.query(`SELECT
      extract(day FROM max(attempted_at) - min(attempted_at))::int AS days,
      count(DISTINCT outcome)::int AS outcomes FROM delivery_log`);
    expect(row).toEqual({ days: 35, outcomes: 3 });
    const younger = await plane.db.query(`SELECT 1 FROM delivery_log l
      JOIN connections c ON c.id = l.connection_id WHERE l.attempted_at < c.created_at LIMIT 1`);
    expect(younger).toEqual([]);
  });

  it('lets a failed delivery of the past be sent again in earnest', async () => {
    const [row] = await plane.db.query(`SELECT d.id FROM deliveries d
      JOIN connections c ON c.id = d.connection_id
      WHERE d.status = 'failed' AND c.state = 'active' AND c.connector_type = 'hubspot' LIMIT 1`);
    const path = `/api/v1/sites/default/deliveries/${(row as { id: number }).id}`;
    await plane.admin.post(`${path}/retry`).send({}).expect(202);
    await eventually(async () => {
      const { body } = await plane.admin.get(path).expect(200);
      return body.status === 'delivered';
    }, 'the delivery arrived');
  });

  it('lets work wait for every connection that does not work, if any is sent there', async () => {
    const rows = await plane.db.query(`SELECT c.display_name AS name, count(*)::int AS n
      FROM deliveries d JOIN connections c ON c.id = d.connection_id
      WHERE d.status = 'held' GROUP BY 1 ORDER BY 1`);
    const names = (rows as { name: string }[]).map(({ name }) => name);
    const stopped = CONNECTIONS.filter(({ fate }) => fate !== 'active').map(({ name }) => name);
    expect(names).toEqual(stopped.sort());
  });

  it('lets everybody in with the password it prints', async () => {
    for (const email of ['tom@acmebikes.example', 'lucia@acmebikes.example']) {
      const agent = await plane.signedIn(email, DEMO_PASSWORD);
      await agent.get('/api/v1/sites/default/connections').expect(200);
    }
  });

  it('doubles nothing when it starts again, and mends what the stand-in forgot', async () => {
    const before = [
      await count('connections'),
      await count('users'),
      await count('service_tokens'),
    ];
    const deliveries = await count('deliveries');
    await plane.control('/reset');
    const again = await seedDemo({ ...options, say: (line) => expect(line).toBe('') });
    expect(again.entries).toBe(0);
    expect([await count('connections'), await count('users'), await count('service_tokens')]).toEqual(before); // prettier-ignore
    // Those that are sent now, to have something fresh on the page.
    expect(await count('deliveries')).toBe(deliveries + 3);
    for (const { id } of again.traffic.placed.filter(
      ({ demo }) => demo.connector === 'hubspot' && demo.fate === 'active',
    )) {
      // prettier-ignore
      const { body } = await plane.admin
        .post(`/api/v1/sites/default/connections/${id}/test`)
        .send({})
        .expect(200);
      expect(body.outcome).toBe('connected');
    }
  }, 60_000);

  it('does not fill a database that holds connections of somebody else', async () => {
    const elsewhere = { ...options, dataDir: folders[1].path };
    await expect(seedDemo(elsewhere)).rejects.toThrow(/the demo did not make/);
  });
});
