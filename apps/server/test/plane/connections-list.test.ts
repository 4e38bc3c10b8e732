import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newMember } from '../support/people.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane({ workers: false });
  await plane.db.query(`
    INSERT INTO connections (site_id, connector_type, family, category, display_name, state,
      auth_flow, vendor_account_id, vendor_account_name, last_delivery_at, operator_of_record,
      created_at)
    SELECT s.id, k.type, k.family, (ARRAY['supplier', 'accounting', 'marketing', 'other'])[1 + n % 4],
      k.name || ' ' || n % 7, (ARRAY['active', 'paused', 'auth_expired', 'auth_revoked', 'error'])[1 + n % 5],
      'api_key', 'acct_' || n, k.account,
      CASE WHEN n % 3 > 0 THEN now() - (n % 5) * interval '1 hour' END, u.id,
      now() - (n / 4) * interval '1 minute'
    FROM generate_series(1, 60) n CROSS JOIN (SELECT min(id) AS id FROM users) u
    JOIN sites s ON s.slug = 'default'
    JOIN (VALUES (0, 'stripe', 'payment', 'Till', 'Éclair & Söhne'),
                 (1, 'hubspot', 'crm', 'Sales 100%', 'Acme Ltd'),
                 (2, 'api_key_generic', 'generic', '東京支店', 'shop_floor'))
      AS k(place, type, family, name, account) ON k.place = n % 3`);
});
afterAll(() => plane.close());

interface Item {
  id: number;
  [field: string]: unknown;
}

/** Every page of a query, in pages of `limit`. */
async function walk(query: string, limit = 7): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const path = `${SITE}/connections?limit=${limit}&${query}${cursor && `&cursor=${cursor}`}`;
    const { body } = await plane.admin.get(path).expect(200);
    items.push(...(body.items as Item[]));
    cursor = body.next_cursor as string | null;
  }
  return items;
}
const find = async (q: string) => (await walk(`q=${encodeURIComponent(q)}`, 200)).length;

describe('the connections list', () => {
  const fields = [
    'id',
    'display_name',
    'connector_type',
    'state',
    'last_delivery_at',
    'created_at',
  ];

  it.each(fields.flatMap((field) => [field, `-${field}`]))(
    'sorted by %s holds every connection once, page by page, with nulls last',
    async (sort) => {
      const [down, field] = [sort.startsWith('-'), sort.replace('-', '')];
      const direction = down ? 'DESC' : 'ASC';
      const rows: { id: number }[] = await plane.db.query(
        `SELECT id FROM connections ORDER BY ${field} ${direction} NULLS LAST, id ${direction}`,
      );
      const seen = (await walk(`sort=${sort}`)).map((item) => item.id);
      expect(seen).toEqual(rows.map((row) => row.id));
    },
  );

  it('sorted by last delivery and filtered, goes on where it was among those without any', async () => {
    const items = await walk('sort=-last_delivery_at&state=active,error&family=payment,', 2);
    expect(items).toEqual([]);
    const filtered = await walk('sort=-last_delivery_at&state=active,error', 2);
    expect(new Set(filtered.map((item) => item.id)).size).toBe(24);
    const firstNull = filtered.findIndex((item) => item['last_delivery_at'] === null);
    expect(firstNull).toBeGreaterThan(0);
    expect(filtered.slice(firstNull).every((item) => item['last_delivery_at'] === null)).toBe(true);
  });

  it.each([
    ['state=error', 12],
    ['state=error,paused', 24],
    ['family=crm', 20],
    ['category=supplier', 15],
    ['connector_type=stripe', 20],
    ['family=crm&state=active', 4],
    ['connector_type=stripe&family=crm', 0],
  ])('filtered by %s', async (query, count) => {
    expect(await walk(query)).toHaveLength(count);
  });

  it.each([
    ['a part of a name, in either case', 'tIlL', 20],
    ['the name of the connector, not only its slug', 'HubSpot', 20],
    ['a part of the connector’s slug', 'key_gen', 20],
    ['the account’s name with letters beyond ASCII, in either case', 'éCLAIR & sö', 20],
    ['the account’s id', 'acct_60', 1],
    ['signs that mean something in a pattern', '100%', 20],
    ['signs that mean something in a pattern, where they do not stand', '10_%', 0],
    ['an underscore as itself', 'shop_f', 20],
    ['letters in the middle of a word', 'ales', 20],
    ['two letters where a word begins', 'TI', 20],
    ['two letters not inside a word', 'il', 0],
    ['one letter where a word begins', 'l', 20],
    ['two letters of a script without spaces, wherever they stand', '支店', 20],
    ['what is nowhere', 'nothing like it', 0],
  ])('finds %s', async (_, q, count) => {
    expect(await find(q)).toBe(count);
  });
});

describe('the groups of the list', () => {
  const groups = async (query: string) =>
    (await plane.admin.get(`${SITE}/connections/groups?${query}`).expect(200)).body.items;

  it.each(['family', 'category'])(
    'by %s count what the list holds, with its filters',
    async (by) => {
      for (const filter of [
        '',
        '&q=till',
        '&state=error,paused',
        '&category=other',
        '&q=nothing',
      ]) {
        const counted = new Map<unknown, { connections: number; attention: number }>();
        for (const item of await walk(filter.slice(1), 200)) {
          const now = counted.get(item[by]) ?? { connections: 0, attention: 0 };
          const troubled = ['error', 'warning'].includes(item['health'] as string);
          counted.set(item[by], {
            connections: now.connections + 1,
            attention: now.attention + (troubled ? 1 : 0),
          });
        }
        const expected = [...counted].map(([key, counts]) => ({ key, ...counts }));
        const order = (a: { key: unknown }, b: { key: unknown }) =>
          `${a.key}` < `${b.key}` ? -1 : 1;
        expect(await groups(`by=${by}${filter}`)).toEqual(expected.sort(order));
      }
    },
  );

  it('leave with `attention` those that need somebody', async () => {
    const all = await walk('', 200);
    const troubled = all.filter(({ health }) => health === 'error' || health === 'warning');
    expect(troubled.length).toBeGreaterThan(0);
    const listed = await walk('attention=true', 200);
    expect(listed.map(({ id }) => id)).toEqual(troubled.map(({ id }) => id));
  });

  it('refuse what they do not know', async () => {
    for (const query of ['by=colour', 'by=family&sort=id', 'attention=false']) {
      await plane.admin.get(`${SITE}/connections/groups?${query}`).expect(400);
    }
  });
});

describe('filters kept under a name', () => {
  const save = (view: object, agent = plane.admin) => agent.put(`${SITE}/saved-views`).send(view);
  const names = async (agent = plane.admin) =>
    (await agent.get(`${SITE}/saved-views?page=connections`).expect(200)).body.items.map(
      (view: { name: string; search: string }) => [view.name, view.search],
    );
  const view = { page: 'connections', name: 'Broken', search: 'state=error' };

  it('are one’s own, replaced under the same name, and removed', async () => {
    const { body } = await save(view).expect(200);
    await save({ ...view, search: 'state=error&q=till' }).expect(200);
    await save({ ...view, page: 'delivery-log' }).expect(200);
    expect(await names()).toEqual([['Broken', 'state=error&q=till']]);

    const other = await newMember(plane, plane.admin, 'other@example.com', 'Viewer');
    expect(await names(other.agent)).toEqual([]);
    await other.agent.delete(`${SITE}/saved-views/${body.id}`).expect(404);
    await plane.admin.delete(`${SITE}/saved-views/${body.id}`).expect(204);
    expect(await names()).toEqual([]);
  });

  it('are text of a query string, fifty of a page', async () => {
    for (const bad of ['?a=b', 'a b', 'a#b', 'x'.repeat(2001)]) {
      await save({ ...view, search: bad }).expect(400);
    }
    await save({ ...view, name: ' ' }).expect(400);
    await save({ ...view, page: 'members' }).expect(400);
    await save({ ...view, user_id: 1 }).expect(400);
    for (let n = 0; n < 50; n += 1) await save({ ...view, name: `View ${n}` }).expect(200);
    const { body } = await save({ ...view, name: 'One more' }).expect(409);
    expect(body.code).toBe('too_many_views');
    await save({ ...view, name: 'View 7', search: '' }).expect(200);
  });
});
