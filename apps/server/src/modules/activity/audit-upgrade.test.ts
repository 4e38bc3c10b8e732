import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DataSource } from 'typeorm';
import {
  type UpgradedDatabase,
  upgradeFromFirstRelease,
} from '../../../test/support/first-release.ts';
import { SYSTEM } from '../../platform/access/caller.ts';
import { MasterKey } from '../../platform/crypto/master-key.ts';
import { MasterKeys } from '../../platform/crypto/master-keys.ts';
import { ActivityService } from './activity.service.ts';
import { GENESIS_HASH, PLAIN, plainHash } from './entry-hash.ts';
import { pinChains } from './pin-chains.ts';
import { verifyChain } from './verify-chain.ts';

const masterKeys = MasterKeys.from(MasterKey.generate().key);
const activity = new ActivityService(masterKeys);
let database: UpgradedDatabase;
let db: DataSource;

/** A database as the first release left it: entries with plain hashes, and a head that says no more. */
beforeEach(async () => {
  database = await upgradeFromFirstRelease(async (old) => {
    await old.query(`INSERT INTO sites (slug, name) VALUES ('used', 'used'), ('empty', 'empty')`);
    let hash = GENESIS_HASH;
    for (let id = 1; id <= 3; id += 1) {
      const entry = {
        ...{ site_id: 1, id, at: new Date(id * 1000), actor_kind: 'user' as const, actor_id: 1 },
        ...{
          actor_name: 'admin',
          action: 'role.create',
          connection_id: null,
          connection_name: null,
        },
        ...{ outcome: 'ok', before: null, after: { name: `n${id}` }, previous_hash: hash },
      };
      hash = plainHash(entry);
      await old.query(
        `INSERT INTO activity (site_id, id, at, actor_kind, actor_id, actor_name, action, outcome,
         after, hash, previous_hash) OVERRIDING SYSTEM VALUE
       VALUES (1, $1, $2, 'user', 1, 'admin', 'role.create', 'ok', $3, $4, $5)`,
        [id, entry.at, JSON.stringify(entry.after), hash, entry.previous_hash],
      );
    }
    await old.query('INSERT INTO activity_heads (site_id, hash) VALUES (1, $1)', [hash]);
    await old.query(`SELECT setval(pg_get_serial_sequence('activity', 'id'), 3)`);
  });
  ({ db } = database);
});
afterEach(async () => {
  await database.close();
});

const verify = (siteId = 1) => verifyChain(db.manager, siteId, { masterKeys });
const record = () =>
  db.transaction((manager) =>
    activity.record(manager, { siteId: 1, actor: SYSTEM, action: 'role.update', outcome: 'ok' }),
  );

it('an upgraded audit holds as it is, pinned, and with what is recorded after', async () => {
  expect(await verify()).toMatchObject({ ok: true, checked: 3 });
  await pinChains(db, masterKeys);
  expect(await verify()).toMatchObject({ ok: true, checked: 3 });
  await record();
  await record();
  expect(await verify()).toMatchObject({ ok: true, checked: 5 });
  const rows = await db.query('SELECT version, seq FROM activity ORDER BY id');
  expect(rows).toEqual([
    ...Array.from({ length: 3 }, () => ({ version: PLAIN, seq: null })),
    { version: 2, seq: 4 },
    { version: 2, seq: 5 },
  ]);
});

it('it holds too when the first entry comes before the pinning', async () => {
  await record();
  await pinChains(db, masterKeys);
  await record();
  expect(await verify()).toMatchObject({ ok: true, checked: 5 });
});

it('pinning at once from two sides gives each site one key', async () => {
  await Promise.all([pinChains(db, masterKeys), pinChains(db, masterKeys)]);
  expect(await db.query('SELECT site_id FROM audit_keys ORDER BY 1')).toHaveLength(2);
  expect(await verify()).toMatchObject({ ok: true, checked: 3 });
  expect(await verify(2)).toMatchObject({ ok: true, checked: 0 });
});

it('once pinned, old entries cannot be rewritten with plain hashes, though anybody can make those', async () => {
  await pinChains(db, masterKeys);
  const [last] = await db.query('SELECT previous_hash FROM activity WHERE id = 3');
  const hash = plainHash({
    ...{ site_id: 1, id: 3, at: new Date(3000), actor_kind: 'user', actor_id: 1 },
    ...{ actor_name: 'mallory', action: 'role.create', connection_id: null, connection_name: null },
    ...{ outcome: 'ok', before: null, after: { name: 'n3' }, previous_hash: last.previous_hash },
  });
  await db.query(`UPDATE activity SET actor_name = 'mallory', hash = $1 WHERE id = 3`, [hash]);
  await db.query('UPDATE activity_heads SET hash = $1 WHERE site_id = 1', [hash]);
  expect(await verify()).toMatchObject({ ok: false, checked: 3, first_broken_id: null });
  await db.query('UPDATE activity_heads SET seal = NULL WHERE site_id = 1');
  expect(await verify()).toMatchObject({ ok: false });
  await record();
  const [{ id }] = await db.query('SELECT max(id) AS id FROM activity');
  expect(await verify()).toMatchObject({ ok: false, checked: 3, first_broken_id: id });
});

it('once pinned, a chain whose key was removed does not pass for one that never had a key', async () => {
  await pinChains(db, masterKeys);
  await db.query('DELETE FROM audit_keys WHERE site_id = 1');
  expect(await verify()).toMatchObject({ ok: false, checked: 3, first_broken_id: null });
  await record();
  const [{ id }] = await db.query('SELECT max(id) AS id FROM activity');
  expect(await verify()).toMatchObject({ ok: false, checked: 3, first_broken_id: id });
});
