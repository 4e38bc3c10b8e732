import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../../../ormconfig.ts';
import { createTestDatabase } from '../../../test/support/test-database.ts';
import type { TestDatabase } from '../../../test/support/test-database.ts';
import { SYSTEM } from '../../platform/access/caller.ts';
import { MasterKey } from '../../platform/crypto/master-key.ts';
import { MasterKeys } from '../../platform/crypto/master-keys.ts';
import { Secret } from '../../platform/logging/secret.ts';
import { ActivityService } from './activity.service.ts';
import type { ActivityRecord } from './activity.service.ts';
import { GENESIS_HASH } from './entry-hash.ts';
import { verifyChain } from './verify-chain.ts';

describe('the audit chain', () => {
  const masterKeys = MasterKeys.from(MasterKey.generate().key);
  const activity = new ActivityService(masterKeys);
  let database: TestDatabase;
  let source: DataSource;
  let sites = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    source = await new DataSource(dataSourceOptions(database.url)).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  async function newSite(): Promise<number> {
    const sql = 'INSERT INTO sites (slug, name) VALUES ($1, $1) RETURNING id';
    const [row] = (await source.query(sql, [`site-${++sites}`])) as { id: number }[];
    return row!.id;
  }

  function record(siteId: number, extra: Partial<ActivityRecord> = {}): Promise<void> {
    return source.transaction((manager) =>
      activity.record(manager, {
        ...{ siteId, actor: SYSTEM, action: 'role.update', outcome: 'ok' },
        ...extra,
      }),
    );
  }

  async function siteWithEntries(count: number): Promise<number> {
    const siteId = await newSite();
    for (let i = 0; i < count; i++) await record(siteId, { after: { name: `n${i}` } });
    return siteId;
  }

  async function ids(siteId: number): Promise<number[]> {
    const sql = 'SELECT id FROM activity WHERE site_id = $1 ORDER BY id';
    const rows: { id: number }[] = await source.query(sql, [siteId]);
    return rows.map((row) => row.id);
  }

  const verify = (siteId: number) => verifyChain(source.manager, siteId, { masterKeys });

  it('begins at sixty-four zeros', async () => {
    const siteId = await siteWithEntries(1);
    const sql = 'SELECT previous_hash FROM activity WHERE site_id = $1';
    expect(await source.query(sql, [siteId])).toEqual([{ previous_hash: GENESIS_HASH }]);
  });

  it('holds for a site without entries', async () => {
    expect(await verify(await newSite())).toMatchObject({ ok: true, checked: 0 });
  });

  it('holds with entries written at once from many connections', async () => {
    const siteId = await newSite();
    await Promise.all(Array.from({ length: 15 }, () => record(siteId)));
    expect(await verify(siteId)).toMatchObject({ ok: true, checked: 15 });
  });

  it('holds over more than one page', async () => {
    const siteId = await newSite();
    await source.transaction(async (manager) => {
      const entry = { siteId, actor: SYSTEM, action: 'site.update', outcome: 'ok' };
      for (let i = 0; i < 1003; i++) await activity.record(manager, entry);
    });
    expect(await verify(siteId)).toMatchObject({ ok: true, checked: 1003 });
  });

  it('holds whatever text and values the entries carry', async () => {
    const siteId = await newSite();
    await record(siteId, {
      actor: { kind: 'user', id: 7, name: 'half \ud83d pair' },
      connection: { id: 9, display_name: 'nul \0 inside' },
      before: { b: 1.5e30, a: -0, when: new Date(0), gone: undefined, list: [null, 'x'] },
      after: { 'ü\0': '\udc00', é: { z: 1, a: [] } },
    });
    expect(await verify(siteId)).toMatchObject({ ok: true, checked: 1 });
  });

  it.each([
    ['action', `'role.delete'`],
    ['at', `at + interval '1 ms'`],
    ['actor_kind', `'token'`],
    ['actor_id', '5'],
    ['actor_name', `'someone'`],
    ['connection_id', '5'],
    ['connection_name', `'other'`],
    ['outcome', `'failed'`],
    ['before', `'{}'`],
    ['after', `'{"name":"forged"}'`],
    ['hash', `repeat('a', 64)`],
  ])('breaks at the entry whose %s was edited', async (column, value) => {
    const siteId = await siteWithEntries(3);
    const [, second] = await ids(siteId);
    await source.query(`UPDATE activity SET ${column} = ${value} WHERE id = $1`, [second]);
    expect(await verify(siteId)).toMatchObject({ ok: false, checked: 1, first_broken_id: second });
  });

  it('breaks after a removed entry', async () => {
    const siteId = await siteWithEntries(3);
    const [, second, third] = await ids(siteId);
    await source.query('DELETE FROM activity WHERE id = $1', [second]);
    expect(await verify(siteId)).toMatchObject({ ok: false, checked: 1, first_broken_id: third });
  });

  it('breaks when the first entry is removed', async () => {
    const siteId = await siteWithEntries(2);
    const [first, second] = await ids(siteId);
    await source.query('DELETE FROM activity WHERE id = $1', [first]);
    expect(await verify(siteId)).toMatchObject({ ok: false, checked: 0, first_broken_id: second });
  });

  it('breaks when the last entry is removed', async () => {
    const siteId = await siteWithEntries(2);
    const [, second] = await ids(siteId);
    await source.query('DELETE FROM activity WHERE id = $1', [second]);
    expect(await verify(siteId)).toMatchObject({ ok: false, checked: 1, first_broken_id: null });
  });

  it('breaks when all entries are removed', async () => {
    const siteId = await siteWithEntries(2);
    await source.query('DELETE FROM activity WHERE site_id = $1', [siteId]);
    expect(await verify(siteId)).toMatchObject({ ok: false, checked: 0 });
  });

  it('breaks where two entries changed places', async () => {
    const siteId = await siteWithEntries(3);
    const [, second, third] = await ids(siteId);
    await source.query(
      `UPDATE activity a
       SET at = b.at, after = b.after, hash = b.hash, previous_hash = b.previous_hash
       FROM activity b WHERE (a.id, b.id) IN (($1::bigint, $2::bigint), ($2, $1))`,
      [second, third],
    );
    expect(await verify(siteId)).toMatchObject({ ok: false, checked: 1, first_broken_id: second });
  });

  it('breaks when another site’s entry is put in', async () => {
    const siteId = await siteWithEntries(2);
    const [foreign] = await ids(await siteWithEntries(1));
    await source.query('UPDATE activity SET site_id = $1 WHERE id = $2', [siteId, foreign]);
    expect(await verify(siteId)).toMatchObject({ ok: false, first_broken_id: foreign });
  });

  it('keeps nothing of a transaction that is undone', async () => {
    const siteId = await siteWithEntries(1);
    const undone = source.transaction(async (manager) => {
      const entry = { siteId, actor: SYSTEM, action: 'role.create', outcome: 'ok' };
      await activity.record(manager, entry);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await record(siteId);
    expect(await verify(siteId)).toMatchObject({ ok: true, checked: 2 });
  });

  it.each([
    ['a Secret', { name: Secret.of('x') }],
    ['a key that names one', { settings: [{ clientSecret: 'x' }] }],
    ['such a key in another spelling', { 'API-Key': 'x' }],
  ])('refuses %s, and says where without saying what', async (_, after) => {
    const siteId = await newSite();
    await expect(record(siteId, { after })).rejects.toThrow(/^A secret must not enter the audit: /);
    expect(await ids(siteId)).toEqual([]);
  });
});
