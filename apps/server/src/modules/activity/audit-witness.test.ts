import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newRole } from '../../../test/support/people.ts';
import { type Agent, type TestApp, startApp } from '../../../test/support/start-app.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { MasterKeys } from '../../platform/crypto/master-keys.ts';
import { acceptChain } from './accept-chain.ts';
import { AuditWitness } from './audit-witness.service.ts';
import { openWitness } from './open-witness.ts';

let folder: ReturnType<typeof temporaryFolder>;
let server: TestApp;
let admin: Agent;
let witness: AuditWitness;
beforeEach(async () => {
  folder = temporaryFolder();
  server = await startApp({ env: { DATA_DIR: folder.path } });
  admin = await server.signedIn();
  witness = server.app.get(AuditWitness);
});
afterEach(async () => {
  await server.close();
  folder.remove();
});

const act = (name: string) => newRole(admin, name, ['connections.list']);
const verdict = async () =>
  (await admin.get('/api/v1/sites/default/activity/verify').expect(200)).body;
const head = async () => (await server.db.query('SELECT seq, hash, seal FROM activity_heads'))[0];
const restore = async ({ seq, hash, seal }: { seq: number; hash: string; seal: string }) => {
  await server.db.query('DELETE FROM activity WHERE seq > $1', [seq]);
  await server.db.query('UPDATE activity_heads SET seq = $1, hash = $2, seal = $3', [seq, hash, seal]); // prettier-ignore
};
const alarms = () => server.logged.filter((line) => line.includes('was changed in the database'));

it('what is committed is noted outside the database, and what is undone is not', async () => {
  await act('one');
  await witness.look();
  const { seq, hash } = await head();
  expect(await witness.seen(1)).toMatchObject({ seq, hash });
  await admin
    .post('/api/v1/sites/default/roles')
    .send({ name: 'one', capabilities: [] })
    .expect(409);
  await witness.look();
  expect(await witness.seen(1)).toMatchObject({ seq, hash });
});

it('entries cut off together with an old head put back are noticed by verify and in the log', async () => {
  await act('one');
  const old = await head();
  await act('inconvenient');
  await witness.look();
  await restore(old);
  expect(await verdict()).toMatchObject({ ok: false, reason: expect.stringContaining('outside') });
  await act('two');
  await act('three');
  await act('four');
  await witness.look();
  expect(alarms()).toHaveLength(1);
  expect(await verdict()).toMatchObject({ ok: false });
});

it('it never forgets what it saw, however the chain goes on', async () => {
  await act('one');
  const old = await head();
  await act('inconvenient');
  await witness.look();
  const seen = await witness.seen(1);
  const [taken] = await server.db.query('SELECT * FROM activity WHERE seq = $1', [old.seq + 1]);
  await restore(old);
  await act('two');
  await act('three');
  // The removed entry lent back for the moment of the look: its number then stands there twice.
  await server.db.query(
    `INSERT INTO activity (${Object.keys(taken).join(', ')}) OVERRIDING SYSTEM VALUE
     SELECT (jsonb_populate_record(NULL::activity, $1)).*`,
    [JSON.stringify(taken)],
  );
  await witness.look();
  expect(await witness.seen(1)).toEqual(seen);
});

it('a restart looks at every site, and a second process notes as well', async () => {
  await act('one');
  await witness.start();
  await witness.stop();
  const { seq } = await head();
  expect(await witness.seen(1)).toMatchObject({ seq });
  const second = await startApp({ beside: server, env: { DATA_DIR: folder.path } });
  try {
    const agent = await second.signedIn();
    await newRole(agent, 'from the second', ['connections.list']);
    await second.app.get(AuditWitness).look();
    await act('from the first');
    await witness.look();
    expect(await witness.seen(1)).toMatchObject({ seq: seq + 2 });
    expect(alarms()).toEqual([]);
  } finally {
    await second.close();
  }
});

it('a note that was damaged is told, and not taken for none', async () => {
  await act('one');
  await witness.look();
  const [database] = await readdir(join(folder.path, 'audit-witness'));
  const path = join(folder.path, 'audit-witness', database!, '1.json');
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ seq: expect.any(Number) });
  await writeFile(path, '{}');
  await expect(witness.seen(1)).rejects.toThrow('cannot be read');
  expect(await verdict()).toMatchObject({ ok: false, reason: expect.stringContaining('outside') });
});

it('an operator acknowledges a restore, which leaves an entry that tells what was seen before', async () => {
  await act('one');
  const old = await head();
  await act('lost in the restore');
  await witness.look();
  const seen = await witness.seen(1);
  await restore(old);
  const files = await openWitness(server.db, folder.path);
  const accepted = await acceptChain(server.db, server.app.get(MasterKeys), files, 1);
  expect(accepted).toMatchObject({ ok: true });
  expect(await verdict()).toMatchObject({ ok: true });
  const { body } = await admin.get('/api/v1/sites/default/activity').expect(200);
  expect(body.items[0]).toMatchObject({
    ...{ action: 'audit.accept', actor: { kind: 'system' } },
    before: { entries: seen!.seq, last: seen!.hash, seen_at: seen!.at },
  });
});
