import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../../../ormconfig.ts';
import { createTestDatabase } from '../../../test/support/test-database.ts';
import type { TestDatabase } from '../../../test/support/test-database.ts';
import { SYSTEM } from '../../platform/access/caller.ts';
import { MasterKey } from '../../platform/crypto/master-key.ts';
import { MasterKeys } from '../../platform/crypto/master-keys.ts';
import { ActivityRow } from './activity.entity.ts';
import { ActivityService } from './activity.service.ts';
import { GENESIS_HASH, plainHash } from './entry-hash.ts';
import { verifyChain } from './verify-chain.ts';

/** What somebody with the application's own database role tries, who has not the master key. */
describe('the audit, against who can write the database', () => {
  const masterKeys = MasterKeys.from(MasterKey.generate().key);
  const activity = new ActivityService(masterKeys);
  let database: TestDatabase;
  let db: DataSource;
  let sites = 0;
  let siteId: number;

  beforeAll(async () => {
    database = await createTestDatabase();
    db = await new DataSource(dataSourceOptions(database.url)).initialize();
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });
  beforeEach(async () => {
    siteId = await siteWith(5);
  });

  const record = (site: number, name: string) =>
    db.transaction((manager) =>
      activity.record(manager, {
        ...{ siteId: site, actor: SYSTEM, action: 'role.update', outcome: 'ok' },
        after: { name },
      }),
    );

  async function siteWith(entries: number): Promise<number> {
    const sql = 'INSERT INTO sites (slug, name) VALUES ($1, $1) RETURNING id';
    const [row]: { id: number }[] = await db.query(sql, [`tampered-${++sites}`]);
    for (let i = 0; i < entries; i++) await record(row!.id, `n${i}`);
    return row!.id;
  }

  const rows = () => db.manager.find(ActivityRow, { where: { site_id: siteId }, order: { id: 'ASC' } }); // prettier-ignore
  const verify = () => verifyChain(db.manager, siteId, { masterKeys });
  const headOf = async () =>
    (await db.query('SELECT seq, hash, seal FROM activity_heads WHERE site_id = $1', [siteId]))[0];
  const setHead = (head: { seq: number; hash: string; seal: string | null }) =>
    db.query('UPDATE activity_heads SET seq = $2, hash = $3, seal = $4 WHERE site_id = $1', [
      ...[siteId, head.seq, head.hash, head.seal],
    ]);

  it('counts its entries without a gap, whatever ids other sites take between', async () => {
    await siteWith(1);
    await record(siteId, 'more');
    expect((await rows()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await verify()).toMatchObject({ ok: true, checked: 6 });
  });

  it('breaks where an entry was edited and the plain hashes from there on were computed anew', async () => {
    const [, second] = await rows();
    let previous = second!.previous_hash;
    for (const row of (await rows()).slice(1)) {
      const forged = { ...row, previous_hash: previous };
      if (row.id === second!.id) forged.outcome = 'refused';
      const hash = plainHash(forged);
      await db.query(
        'UPDATE activity SET outcome = $2, previous_hash = $3, hash = $4 WHERE id = $1',
        [...[row.id, forged.outcome, previous, hash]],
      );
      previous = hash;
    }
    await setHead({ ...(await headOf()), hash: previous });
    expect(await verify()).toMatchObject({ ok: false, checked: 1, first_broken_id: second!.id });
  });

  it('breaks where all was rewritten as if there had never been a key', async () => {
    let previous = GENESIS_HASH;
    for (const row of await rows()) {
      const forged = { ...row, outcome: 'refused', previous_hash: previous };
      const hash = plainHash(forged);
      await db.query(
        `UPDATE activity SET version = 1, seq = NULL, outcome = 'refused', previous_hash = $2, hash = $3
          WHERE id = $1`,
        [row.id, previous, hash],
      );
      previous = hash;
    }
    await setHead({ seq: 5, hash: previous, seal: null });
    expect(await verify()).toMatchObject({ ok: false });
    await db.query('UPDATE activity_heads SET seq = 0 WHERE site_id = $1', [siteId]);
    await record(siteId, 'goes on');
    const { id } = (await rows()).at(-1)!;
    expect(await verify()).toMatchObject({ ok: false, checked: 5, first_broken_id: id });
  });

  it('breaks where a plain entry follows a keyed one', async () => {
    const last = (await rows()).at(-1)!;
    const forged = { ...last, outcome: 'refused' };
    await db.query(
      `UPDATE activity SET version = 1, seq = NULL, outcome = 'refused', hash = $2 WHERE id = $1`,
      [last.id, plainHash(forged)],
    );
    expect(await verify()).toMatchObject({ ok: false, checked: 4, first_broken_id: last.id });
  });

  it('breaks where two entries changed places with everything they hold', async () => {
    const [, second, third] = await rows();
    await db.query(
      `UPDATE activity a SET at = b.at, after = b.after, hash = b.hash, seq = b.seq,
         previous_hash = b.previous_hash
         FROM activity b WHERE (a.id, b.id) IN (($1::bigint, $2::bigint), ($2, $1))`,
      [second!.id, third!.id],
    );
    expect(await verify()).toMatchObject({ ok: false, checked: 1, first_broken_id: second!.id });
  });

  it('breaks where the numbers of two entries changed places', async () => {
    const [, second, third] = await rows();
    await db.query(
      'UPDATE activity SET seq = CASE id WHEN $1 THEN 3 ELSE 2 END WHERE id IN ($1, $2)',
      [...[second!.id, third!.id]],
    );
    expect(await verify()).toMatchObject({ ok: false, first_broken_id: second!.id });
  });

  it('breaks where an entry was put in', async () => {
    const last = (await rows()).at(-1)!;
    const { id } = (
      await db.query(
        `INSERT INTO activity (site_id, at, actor_kind, actor_name, action, outcome, hash,
         previous_hash, version, seq)
       VALUES ($1, now(), 'user', 'mallory', 'role.update', 'ok', repeat('a', 64), $2, 2, 6)
       RETURNING id`,
        [siteId, last.hash],
      )
    )[0];
    expect(await verify()).toMatchObject({ ok: false, checked: 5, first_broken_id: id });
  });

  describe('where the end was removed', () => {
    async function cut(): Promise<ActivityRow> {
      const all = await rows();
      await db.query('DELETE FROM activity WHERE id = ANY($1)', [all.slice(3).map(({ id }) => id)]);
      return all[2]!;
    }

    it('breaks with the head left as it was', async () => {
      await cut();
      expect(await verify()).toMatchObject({ ok: false, checked: 3, first_broken_id: null });
    });

    it('breaks with the head put to the entry that is now the last', async () => {
      const { seq, hash } = await cut();
      await setHead({ seq: seq!, hash, seal: (await headOf()).seal });
      expect(await verify()).toMatchObject({ ok: false, checked: 3, first_broken_id: null });
    });

    it('stays broken when entries are appended to such a head', async () => {
      const { seq, hash } = await cut();
      await setHead({ seq: seq!, hash, seal: (await headOf()).seal });
      await record(siteId, 'after');
      await record(siteId, 'and after');
      const fourth = (await rows())[3]!;
      expect(await verify()).toMatchObject({ ok: false, checked: 3, first_broken_id: fourth.id });
    });

    it('stays broken when the head was removed and entries are appended', async () => {
      await cut();
      await db.query('DELETE FROM activity_heads WHERE site_id = $1', [siteId]);
      await record(siteId, 'after');
      const fourth = (await rows())[3]!;
      expect(await verify()).toMatchObject({ ok: false, checked: 3, first_broken_id: fourth.id });
    });

    it('with an old head that was once true, breaks only for who has seen more', async () => {
      const fresh = await siteWith(3);
      siteId = fresh;
      const old = await headOf();
      await record(fresh, 'inconvenient');
      const seen = await headOf();
      await db.query('DELETE FROM activity WHERE site_id = $1 AND seq > 3', [fresh]);
      await setHead(old);
      // Nothing inside the database can tell this from the past.
      expect(await verify()).toMatchObject({ ok: true, checked: 3 });
      const witnessed = { seq: seen.seq, hash: seen.hash };
      const told = () => verifyChain(db.manager, fresh, { masterKeys, witnessed });
      expect(await told()).toMatchObject({ ok: false, checked: 3, first_broken_id: null });
      await record(fresh, 'another in its place');
      const { id } = (await rows()).at(-1)!;
      expect(await told()).toMatchObject({ ok: false, checked: 3, first_broken_id: id });
      await record(fresh, 'and more');
      expect(await told()).toMatchObject({ ok: false, checked: 3, first_broken_id: id });
    });
  });

  it('breaks when its key is removed, also after more is appended', async () => {
    await db.query('DELETE FROM audit_keys WHERE site_id = $1', [siteId]);
    expect(await verify()).toMatchObject({ ok: false, checked: 0 });
    await record(siteId, 'after');
    expect(await verify()).toMatchObject({ ok: false, checked: 0 });
  });

  it('breaks when all is removed but the key', async () => {
    await db.query('DELETE FROM activity WHERE site_id = $1', [siteId]);
    await db.query('DELETE FROM activity_heads WHERE site_id = $1', [siteId]);
    expect(await verify()).toMatchObject({ ok: false, checked: 0 });
    await record(siteId, 'a new beginning');
    expect(await verify()).toMatchObject({ ok: false, checked: 0 });
  });

  it('takes no key of another site, and records nothing with it', async () => {
    const other = await siteWith(1);
    await db.query(
      `UPDATE audit_keys SET wrapped = o.wrapped FROM audit_keys o
        WHERE audit_keys.site_id = $1 AND o.site_id = $2`,
      [siteId, other],
    );
    expect(await verify()).toMatchObject({ ok: false });
    await expect(record(siteId, 'x')).rejects.toMatchObject({ code: 'authentication_failed' });
  });

  it('writes an entry with two statements', async () => {
    const statements: string[] = [];
    await db.transaction(async (manager) => {
      const query = manager.query.bind(manager);
      manager.query = ((sql: string, parameters?: unknown[]) => {
        statements.push(sql);
        return query(sql, parameters);
      }) as typeof manager.query;
      const entry = { siteId, actor: SYSTEM, action: 'role.update', outcome: 'ok' };
      await activity.record(manager, entry);
    });
    expect(statements).toHaveLength(2);
  });
});
