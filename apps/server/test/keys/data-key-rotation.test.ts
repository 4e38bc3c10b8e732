import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Keyring } from '../../src/platform/crypto/keyring.ts';
import { keyIdOf } from '../../src/platform/crypto/seal.ts';
import { fileContext } from '../../src/modules/deliveries/files/file-context.ts';
import { progressContext, resultContext } from '../../src/modules/deliveries/payload-context.ts';
import { KeyRotationRunner } from '../../src/modules/keys/key-rotation-runner.service.ts';
import { PayloadOpener } from '../../src/modules/deliveries/worker/payload-opener.service.ts';
import { Secret } from '../../src/platform/logging/secret.ts';
import { SEALED_TABLES } from '../../src/modules/keys/sealed-tables.ts';
import { STRIPE_KEY, act, bodies, connect } from '../support/connections.ts';
import { dumpDatabase, formsOf } from '../support/database-dump.ts';
import { becomes, deliver } from '../support/deliveries.ts';
import { auditOf, newMember } from '../support/people.ts';
import { SITE, type TestPlane, connectByOAuth, startPlane } from '../support/start-plane.ts';
import { wholeBody } from '../support/whole-body.ts';

let plane: TestPlane;
let runner: KeyRotationRunner;
const ROTATE = `${SITE}/settings/rotate-key`;

beforeAll(async () => {
  plane = await startPlane();
  runner = plane.app.get(KeyRotationRunner);
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/reset'));
afterEach(() => finishRotation());

const dataKey = async () => (await plane.admin.get(`${SITE}/settings`).expect(200)).body.data_key;
const storedKeys = async (): Promise<number[]> => {
  const rows = await plane.db.query('SELECT key_id FROM data_keys WHERE site_id = 1 ORDER BY 1');
  return rows.map((row: { key_id: number }) => row.key_id);
};
/** As if the time had come in which nobody seals with an old key any more. */
const settle = () =>
  plane.db.query(
    `UPDATE key_rotations SET resume_at = now() - interval '1 second' WHERE status = 'running'`,
  );

async function finishRotation(): Promise<void> {
  for (let bites = 0; bites < 200; bites += 1) {
    await settle();
    if (!(await runner.runBite())) return;
  }
  throw new Error('the rotation does not end');
}

/** Bites until the first full pass is over; what follows waits for its time. */
async function firstPass(): Promise<void> {
  for (let bites = 0; bites < 100 && (await runner.runBite()); bites += 1);
}

/** Ids of the keys that the site's stored values name, by column. */
async function keysInUse(): Promise<Record<string, number[]>> {
  const used: Record<string, number[]> = {};
  for (const { table, sealed } of SEALED_TABLES) {
    for (const column of sealed) {
      const rows: { blob: Buffer }[] = await plane.db.query(
        `SELECT ${column} AS blob FROM ${table} WHERE site_id = 1 AND octet_length(${column}) > 0`,
      );
      used[`${table}.${column}`] = [...new Set(rows.map(({ blob }) => keyIdOf(blob)))];
    }
  }
  return used;
}

/** What steps found, what the vendor answered and its file, as a delivery of another action has them. */
async function storeBlobs(connection: number, id: number): Promise<void> {
  const [{ message_id }] = await plane.db.query('SELECT message_id FROM deliveries WHERE id = $1', [id]); // prettier-ignore
  const keys = await plane.app.get(Keyring).keysFor(1);
  const progress = keys.sealJson(progressContext(connection, message_id), { done: [], found: {} });
  const result = keys.sealJson(resultContext(connection, message_id), { customer: 'cus_1' });
  await plane.db.query('UPDATE deliveries SET progress_blob = $2, result_blob = $3 WHERE id = $1', [id, progress, result]); // prettier-ignore
  const place = { delivery_id: id, name: 'label.pdf', media_type: 'application/pdf' };
  const file = keys.seal(fileContext(place), '%PDF-1.7');
  await plane.db.query(
    'INSERT INTO delivery_files (site_id, delivery_id, name, media_type, content_blob) VALUES (1, $1, $2, $3, $4)',
    [id, place.name, place.media_type, file],
  );
}

describe('a rotation of the site’s data key', () => {
  it('seals everything anew, lets everything be used as before, and removes the old key', async () => {
    const stripe = await connect(plane, bodies.stripe());
    const hubspot = await connectByOAuth(plane, 'hubspot');
    await plane.admin.post(`${SITE}/connections/authorize`).send({ connector_type: 'hubspot' }).expect(200); // prettier-ignore
    const body = { name: 'a', module: 'forms', capabilities: ['connections.list'] };
    const again = () => plane.admin.post(`${SITE}/tokens`).set('Idempotency-Key', 'once').send(body); // prettier-ignore
    const first = await again().expect(201);
    const alert_webhook = { url: 'https://alerts.example.com/hook' };
    await plane.admin.patch(`${SITE}/settings`).send({ alert_webhook }).expect(200);
    await plane.admin.post(`${SITE}/settings/alert-webhook/rotate-secret`).expect(200);
    await plane.control('/fault', { vendor: 'stripe', path: '/v1/customers', kind: 'status', status: 400 }); // prettier-ignore
    const failed = await deliver(plane, stripe.id, 'create_customer');
    await becomes(plane, failed, 'failed');
    await storeBlobs(stripe.id, failed);

    const { key_id: before } = await dataKey();
    const started = (await plane.admin.post(ROTATE).expect(202)).body;
    expect(started).toMatchObject({
      ...{ key_id: before + 1, rotation: { status: 'running', finished_at: null } },
    });
    await finishRotation();

    const used = await keysInUse();
    for (const [column, ids] of Object.entries(used)) {
      expect([column, ids]).toEqual([column, [before + 1]]);
    }
    expect(await storedKeys()).toEqual([before + 1]);
    const { rotation } = await dataKey();
    expect(rotation).toMatchObject({
      ...{ status: 'done', undecryptable: 0, done: rotation.total, key_id: before + 1 },
      finished_at: expect.any(String),
    });

    expect((await act(plane, stripe.id, 'test').expect(200)).body.outcome).toBe('connected');
    await act(plane, hubspot.id!, 'refresh').expect(200);
    const { body: told } = await plane.admin.get(`${SITE}/deliveries/${failed}`).expect(200);
    expect(told.result).toMatchObject({ customer: 'cus_1', file: { name: 'label.pdf', size: 8 } });
    const file = plane.admin.get(told.result.file.url).buffer(true).parse(wholeBody);
    expect(String((await file.expect(200)).body)).toBe('%PDF-1.7');
    await plane.admin.post(`${SITE}/deliveries/${failed}/retry`).expect(202);
    await becomes(plane, failed, 'delivered');
    expect((await again().expect(201)).body).toEqual(first.body);
    const dump = await dumpDatabase(plane.db);
    for (const form of formsOf(STRIPE_KEY)) expect(dump).not.toContain(form);
  });

  it('is refused while one runs, and for who may not manage settings', async () => {
    await plane.admin.post(ROTATE).expect(202);
    const { body } = await plane.admin.post(ROTATE).expect(409);
    expect(body.code).toBe('rotation_running');
    const { agent } = await newMember(plane, plane.admin, 'rotate@example.com', 'Editor');
    await agent.post(ROTATE).expect(403);
  });

  it('begins once when it is asked for at once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => plane.admin.post(ROTATE)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
  });

  it('leaves an entry at its start and at its end', async () => {
    const { body } = await plane.admin.post(ROTATE).expect(202);
    await finishRotation();
    const [end, start] = await auditOf(plane.admin);
    expect(start).toMatchObject({ action: 'settings.rotate_key', outcome: 'started' });
    expect(end).toMatchObject({
      ...{ action: 'settings.rotate_key', outcome: 'done', actor: { kind: 'system' } },
      after: { key_id: body.key_id, undecryptable: 0 },
    });
  });

  it('keeps the old key until a pass that began late enough finds nothing under it', async () => {
    await connect(plane, bodies.stripe());
    const { key_id: old } = await dataKey();
    // Another process that has not heard of the rotation yet.
    const { masterKey } = plane;
    const { DatabaseKeyStore } = await import('../../src/platform/keys/data-key.store.ts');
    const stale = await new Keyring(masterKey, plane.app.get(DatabaseKeyStore)).keysFor(1);
    await plane.admin.post(ROTATE).expect(202);
    await firstPass();
    expect(await storedKeys()).toEqual([old, old + 1]);
    const place = { table: 'oauth_apps', column: 'client_secret_blob', row: 'brevo' };
    await plane.db.query(
      `INSERT INTO oauth_apps (site_id, connector_type, client_id, client_secret_blob)
       VALUES (1, 'brevo', 'late', $1)`,
      [stale.seal(place, 'late secret')],
    );
    expect(await runner.runBite()).toBe(false);
    await finishRotation();
    expect(await storedKeys()).toEqual([old + 1]);
    const [row] = await plane.db.query(`SELECT client_secret_blob AS blob FROM oauth_apps WHERE connector_type = 'brevo'`); // prettier-ignore
    const opened = await plane.app.get(Keyring).openFor(1, place, row.blob);
    expect(opened.toString()).toBe('late secret');
  });

  it('passes over a row that somebody is writing, and comes back to it', async () => {
    const { id } = await connect(plane, bodies.stripe());
    const { key_id: old } = await dataKey();
    await plane.admin.post(ROTATE).expect(202);
    const writer = plane.db.createQueryRunner();
    await writer.startTransaction();
    try {
      await writer.query('SELECT 1 FROM connections WHERE id = $1 FOR UPDATE', [id]);
      await firstPass();
      await settle();
      await firstPass();
      expect((await dataKey()).rotation.status).toBe('running');
      expect(await storedKeys()).toEqual([old, old + 1]);
    } finally {
      await writer.rollbackTransaction();
      await writer.release();
    }
    await finishRotation();
    expect(await storedKeys()).toEqual([old + 1]);
    expect((await act(plane, id, 'test').expect(200)).body.outcome).toBe('connected');
  });

  it('does no more than a bite at a time, and goes on where it was', async () => {
    const { id } = await connect(plane, bodies.stripe());
    // 1,200 sealed rows beside the real ones: more than two bites.
    await plane.db.query(
      `INSERT INTO oauth_states (site_id, state_hash, session_hash, user_id, connector_type,
         payload_blob, expires_at)
       SELECT 1, 'x' || n, '', 1, '', substring(credential_blob FROM 1 FOR 40), now()
         FROM connections, generate_series(1, 1200) n WHERE id = $1`,
      [id],
    );
    await plane.admin.post(ROTATE).expect(202);
    const places = new Set<string>();
    while (await runner.runBite()) {
      const [row] = await plane.db.query(`SELECT at_table, at_row FROM key_rotations ORDER BY id DESC LIMIT 1`); // prettier-ignore
      places.add(JSON.stringify(row));
    }
    const within = [...places].filter((place) => place.includes('"oauth_states"') && place.includes('["x')); // prettier-ignore
    expect(within.length).toBeGreaterThanOrEqual(2);
    await plane.db.query(`DELETE FROM oauth_states WHERE session_hash = ''`);
  });
});

describe('a row that does not open', () => {
  it('is counted and named, keeps the old key, and breaks nothing else', async () => {
    const broken = await connect(plane, bodies.stripe());
    const sound = await connect(plane, bodies.stripe());
    const { key_id: old } = await dataKey();
    await plane.db.query(
      `UPDATE connections SET credential_version = credential_version + 1,
         credential_blob = set_byte(credential_blob, 40, get_byte(credential_blob, 40) # 1)
        WHERE id = $1`,
      [broken.id],
    );
    await plane.admin.post(ROTATE).expect(202);
    await finishRotation();
    expect((await dataKey()).rotation).toMatchObject({
      ...{ status: 'done', undecryptable: 1 },
      undecryptable_rows: [`connections ${broken.id}`],
    });
    expect(await storedKeys()).toEqual([old, old + 1]);
    expect((await auditOf(plane.admin))[0]).toMatchObject({ outcome: 'incomplete' });

    const shown = (await plane.admin.get(`${SITE}/connections/${broken.id}`).expect(200)).body;
    expect(shown).toMatchObject({ state: 'active', health: 'error' });
    const { body } = await act(plane, broken.id, 'test').expect(409);
    expect(body.code).toBe('credential_unreadable');
    const call = await plane.admin.get(`${SITE}/connections/${broken.id}/proxy/v1/account`);
    expect([call.status, call.body.code]).toEqual([409, 'credential_unreadable']);
    await plane.admin.get(`${SITE}/connections`).expect(200);
    expect((await act(plane, sound.id, 'test').expect(200)).body.outcome).toBe('connected');

    const put = { credentials: { api_key: STRIPE_KEY } };
    await plane.admin.put(`${SITE}/connections/${broken.id}/credentials`).send(put).expect(200);
    const mended = (await plane.admin.get(`${SITE}/connections/${broken.id}`).expect(200)).body;
    expect(mended.health).toBe('connected');
    await plane.admin.post(ROTATE).expect(202);
    await finishRotation();
    expect(await storedKeys()).toEqual([old + 2]);
  });

  it('ends a delivery whose payload is one, with a word of its own', async () => {
    const { id } = await connect(plane, bodies.stripe());
    await act(plane, id, 'pause').expect(200);
    const delivery = await deliver(plane, id, 'create_customer');
    await plane.db.query(
      `UPDATE deliveries SET payload_blob = set_byte(payload_blob, 40, get_byte(payload_blob, 40) # 1)
        WHERE id = $1`,
      [delivery],
    );
    await act(plane, id, 'resume').expect(200);
    const { log } = await becomes(plane, delivery, 'failed');
    expect(log.map(({ error_code }) => error_code)).toEqual(['payload_unreadable']);
    await plane.db.query('DELETE FROM deliveries WHERE id = $1', [delivery]);
  });
});

describe('what was read before a rotation and is opened after it', () => {
  it('is read again: a delivery that waited for a token keeps its payload', async () => {
    const { id } = await connect(plane, bodies.stripe());
    const delivery = await deliver(plane, id, 'create_customer');
    await becomes(plane, delivery, 'delivered');
    const [claimed] = await plane.db.query('SELECT * FROM deliveries WHERE id = $1', [delivery]);
    await plane.admin.post(ROTATE).expect(202);
    await finishRotation();
    plane.app.get(Keyring).invalidate();
    const opened = await plane.app.get(PayloadOpener).open(claimed);
    expect(opened).toBeInstanceOf(Secret);
  });
});
