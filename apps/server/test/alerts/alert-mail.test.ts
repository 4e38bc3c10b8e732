import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { breakConnection, fail, look, tell } from '../support/alerts.ts';
import { bodies, connect } from '../support/connections.ts';
import { auditOf } from '../support/people.ts';
import { type MailStandIn, startMailServer } from '../support/mail-server.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';

const TO = ['ops@example.com', 'night@example.com'];

let server: MailStandIn;
let plane: TestPlane;
let ids: number[];
beforeAll(async () => {
  server = await startMailServer({ user: 'patchbay', password: 'canary-of-the-mail-server' });
  const env = {
    ...{ SMTP_URL: server.url, MAIL_FROM: 'Patchbay <patchbay@example.com>' },
    ...{ OUTBOUND_TIMEOUT: '1s', PUBLIC_URL: 'http://patchbay.example.com' },
  };
  plane = await startPlane({ workers: false, env, logLevel: 'debug' });
  ids = [];
  for (let n = 0; n < 3; n += 1) {
    ids.push((await connect(plane, bodies.webhook(plane.sim, `hook-${n}`))).id);
  }
});
afterAll(async () => {
  await plane.close();
  await server.close();
});

beforeEach(async () => {
  await plane.db.query('TRUNCATE alerts CASCADE');
  await plane.db.query('TRUNCATE alert_messages, alert_mail, alert_channels');
  await plane.db.query(`UPDATE connections SET state = 'active'`);
  await plane.admin.patch(`${SITE}/settings`).send({ alert_addresses: TO }).expect(200);
});
afterEach(async () => {
  await server.back();
  server.behave({});
  server.mails.length = 0;
  server.asked.length = 0;
});

/** As if everything so far had happened so much earlier. */
async function later(ms: number): Promise<void> {
  await plane.db.query(`UPDATE alerts SET changed_at = changed_at - $1 * interval '1 ms'`, [ms]);
  await plane.db.query(`UPDATE alert_mail SET last_at = last_at - $1 * interval '1 ms'`, [ms]);
  await plane.db.query(`UPDATE alert_messages SET created_at = created_at - $1 * interval '1 ms',
    next_attempt_at = next_attempt_at - $1 * interval '1 ms'`, [ms]); // prettier-ignore
}

/** A look and, after a time, another one, with what is due sent. */
async function pass(ms: number): Promise<void> {
  await look(plane);
  await later(ms);
  await look(plane);
  await tell(plane);
}

const MINUTE = 60_000;
const subjects = () => server.mails.map(({ headers }) => headers['subject']);
const settings = async () => (await plane.admin.get(`${SITE}/settings`).expect(200)).body;

describe('a mail', () => {
  it('tells together what happened together, to each address by itself', async () => {
    await breakConnection(plane, ids[0]!, 'auth_revoked', 'The vendor says no');
    await look(plane);
    await tell(plane);
    expect(server.mails).toEqual([]);
    await breakConnection(plane, ids[1]!, 'error', 'Down');
    await pass(30_000);
    expect(server.mails.map(({ to }) => to).sort()).toEqual([[TO[1]], [TO[0]]]);
    const [mail] = server.mails;
    expect(mail!.headers['subject']).toBe('[Patchbay] Default: 2 new alerts');
    expect(mail!.text).toContain('NEW (2)');
    expect(mail!.text).toContain('The vendor says no. Deliveries are held');
    const link = `http://patchbay.example.com/sites/default/connections/${ids[0]}`;
    expect(mail!.text).toContain(link);
    expect(mail!.html).toContain(`href="${link}"`);
  });

  it('says by its headers that a machine wrote it, and to which list it belongs', async () => {
    await breakConnection(plane, ids[0]!, 'error');
    await pass(30_000);
    const [{ headers }] = server.mails as [(typeof server.mails)[number]];
    expect(headers).toMatchObject({
      from: 'Patchbay <patchbay@example.com>',
      'auto-submitted': 'auto-generated',
      'list-id': '<alerts.default.patchbay.example.com>',
      'message-id': expect.stringMatching(/^<[0-9a-f-]{36}@patchbay\.example\.com>$/),
    });
  });

  it('holds the names it is given as text: no header, no line and no markup of theirs', async () => {
    const name = 'Till\r\nBcc: all@example.com\n\nNEW <script>alert(1)</script> "&"';
    await plane.db.query('UPDATE connections SET display_name = $2 WHERE id = $1', [ids[0], name]);
    await plane.db.query('UPDATE sites SET name = $1', ['Shop\r\nBcc: all@example.com']);
    await breakConnection(plane, ids[0]!, 'error', 'It said <b>\r\n.\r\nQUIT');
    await pass(30_000);
    const [mail] = server.mails;
    expect(mail!.headers['subject']).toBe('[Patchbay] Shop Bcc: all@example.com: 1 new alert');
    expect(mail!.names).not.toContain('bcc');
    expect(mail!.to).toHaveLength(1);
    expect(mail!.text).toContain('* Till Bcc: all@example.com NEW <script>alert(1)</script> "&"');
    expect(mail!.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;&quot;');
    expect(mail!.html).not.toMatch(/<script|<b>\s*\./);
    await plane.db.query(`UPDATE sites SET name = 'Default'`);
    await plane.db.query(`UPDATE connections SET display_name = 'Hook' WHERE id = $1`, [ids[0]]);
  });

  it('tells of recovery as it told of the trouble', async () => {
    await breakConnection(plane, ids[0]!, 'error');
    await breakConnection(plane, ids[1]!, 'error');
    await pass(30_000);
    await breakConnection(plane, ids[0]!, 'active');
    await pass(15 * MINUTE);
    await breakConnection(plane, ids[1]!, 'active');
    await pass(60 * MINUTE);
    const told = subjects().filter((_, n) => n % 2 === 0);
    expect(told).toEqual([
      '[Patchbay] Default: 2 new alerts',
      '[Patchbay] Default: 1 recovered, 1 going on',
      '[Patchbay] Default: all recovered (1)',
    ]);
    expect(server.mails.at(-1)!.text).toMatch(/RECOVERED \(1\)[^]*over at/);
  });

  it('is not made while nothing changes', async () => {
    await breakConnection(plane, ids[0]!, 'error');
    await pass(30_000);
    for (let n = 0; n < 5; n += 1) await pass(60 * MINUTE);
    expect(server.mails).toHaveLength(TO.length);
  });
});

it('a night of a thousand failures, and of connections that come and go, is a handful of mails', async () => {
  for (let step = 0; step < 96; step += 1) {
    await breakConnection(plane, ids[step % 2]!, step % 4 < 2 ? 'error' : 'active');
    await fail(plane, ids[2]!, 11);
    await look(plane);
    await later(5 * MINUTE);
    // What was over for so long comes back as the same alert only within a quarter of an hour.
    await plane.db.query(`UPDATE alerts SET resolved_at = resolved_at - interval '5 minutes'`);
    if (step % 3 === 0) await tell(plane);
  }
  await tell(plane);
  const perAddress = server.mails.length / TO.length;
  expect(perAddress).toBeGreaterThanOrEqual(5);
  expect(perAddress).toBeLessThanOrEqual(12);
  const failing = await plane.db.query(
    `SELECT count, resolved_at FROM alerts WHERE kind = 'connection_failing'`,
  );
  expect(failing).toEqual([{ count: 1000, resolved_at: null }]);
  await plane.db.query('TRUNCATE delivery_log');
});

describe('a mail server', () => {
  const trouble = async () => {
    await breakConnection(plane, ids[0]!, 'error');
    await pass(30_000);
  };

  it('that is away gets the mail when it is back, and the settings tell meanwhile', async () => {
    await server.away();
    await trouble();
    const { mail } = (await settings()).alert_channels;
    expect(mail).toMatchObject({
      ...{ server: true, configured: true, waiting: 2, last_sent_at: null },
      last_error: 'The mail server could not be reached.',
    });
    await server.back();
    await later(10_000);
    await tell(plane);
    expect(server.mails).toHaveLength(2);
    expect((await settings()).alert_channels.mail).toMatchObject({
      ...{ waiting: 0, last_sent_at: expect.stringMatching(/Z$/) },
      last_failed_at: expect.stringMatching(/Z$/),
    });
  });

  it('that is away all night gets two mails and not a night’s', async () => {
    await server.away();
    await trouble();
    for (let n = 0; n < 6; n += 1) {
      await breakConnection(plane, ids[1]!, n % 2 === 0 ? 'error' : 'active');
      await pass(60 * MINUTE);
    }
    await server.back();
    await pass(60 * MINUTE);
    await pass(60 * MINUTE);
    expect(server.mails).toHaveLength(2 * TO.length);
  });

  it('that refuses one address for good is not asked again, and the other gets its mail', async () => {
    const refusal = { code: 550, text: 'no such user' };
    server.behave({ refuse: (address) => (address === TO[1] ? refusal : undefined) });
    await trouble();
    await later(3_600_000);
    await tell(plane);
    expect(server.mails.map(({ to }) => to)).toEqual([[TO[0]]]);
    expect(server.asked.filter((address) => address === TO[1])).toHaveLength(1);
    expect((await settings()).alert_channels.mail).toMatchObject({
      ...{ waiting: 0, last_error: '550 no such user' },
    });
  });

  it('that asks to wait is asked again', async () => {
    server.behave({ refuse: () => ({ code: 451, text: 'greylisted, come back' }) });
    await trouble();
    expect(server.mails).toEqual([]);
    server.behave({});
    await later(3_600_000);
    await tell(plane);
    expect(server.mails.map(({ to }) => to).sort()).toEqual([[TO[1]], [TO[0]]]);
  });

  it('that never answers ends the attempt in time, and is told the same mail again', async () => {
    server.behave({ answerAfterMs: 60_000 });
    const began = Date.now();
    await trouble();
    expect(Date.now() - began).toBeLessThan(5000);
    expect((await settings()).alert_channels.mail.last_error).toContain('did not answer in time');
    server.behave({});
    await later(3_600_000);
    await tell(plane);
    const own = server.mails.filter(({ to }) => to[0] === TO[0]);
    expect(own).toHaveLength(2);
    expect(own[1]!.headers['message-id']).toBe(own[0]!.headers['message-id']);
  });

  it('keeps nobody from looking', async () => {
    server.behave({ answerAfterMs: 60_000 });
    await breakConnection(plane, ids[0]!, 'error');
    await look(plane);
    await later(30_000);
    await look(plane);
    const sending = tell(plane);
    await breakConnection(plane, ids[1]!, 'error');
    expect(await look(plane)).toBe(true);
    await sending;
  });

  it('is not asked for anybody when nobody is to be told, and the past is not told later', async () => {
    await plane.admin.patch(`${SITE}/settings`).send({ alert_addresses: [] }).expect(200);
    await trouble();
    await plane.admin.patch(`${SITE}/settings`).send({ alert_addresses: TO }).expect(200);
    await pass(60 * MINUTE);
    expect(server.asked).toEqual([]);
  });
});

describe('the test of alerts', () => {
  const test = () => plane.admin.post(`${SITE}/settings/test-alert`).send({ channel: 'mail' });

  it('tells what the server answered for each address', async () => {
    const refusal = { code: 550, text: 'no such user' };
    server.behave({ refuse: (address) => (address === TO[1] ? refusal : undefined) });
    const { body } = await test().expect(200);
    expect(body.ok).toBe(false);
    expect(body.results.find(({ to }: { to: string }) => to === TO[0])).toMatchObject({
      ...{ ok: true, code: 250, message: expect.stringMatching(/^250 /) },
    });
    expect(body.results.find(({ to }: { to: string }) => to === TO[1])).toEqual({
      ...{ to: TO[1], ok: false, code: 550, message: '550 no such user' },
    });
    expect(server.mails[0]!.headers['subject']).toBe('[Patchbay] Default: test of alerts');
    expect((await auditOf(plane.admin))[0]).toMatchObject({
      ...{ action: 'settings.test_alert', outcome: 'failed' },
    });
  });

  it('needs an address, a known channel and the capability', async () => {
    await plane.admin.patch(`${SITE}/settings`).send({ alert_addresses: [] }).expect(200);
    expect((await test().expect(409)).body.code).toBe('no_alert_addresses');
    const post = (body: object) => plane.admin.post(`${SITE}/settings/test-alert`).send(body);
    await post({ channel: 'pigeon' }).expect(400);
    await post({ channel: 'mail', to: 'x@example.com' }).expect(400);
    expect((await post({ channel: 'webhook' }).expect(409)).body.code).toBe('no_alert_webhook');
  });
});

it('neither log nor mail nor answer holds the password of the mail server', async () => {
  await server.away();
  await breakConnection(plane, ids[0]!, 'error');
  await pass(30_000);
  const { body } = await plane.admin.post(`${SITE}/settings/test-alert`).send({ channel: 'mail' });
  await server.back();
  await later(3_600_000);
  await tell(plane);
  expect(server.mails.length).toBeGreaterThan(0);
  const everything = [
    ...[JSON.stringify(body), JSON.stringify(await settings()), ...plane.logged],
    ...server.mails.map(({ raw }) => raw),
  ].join('\n');
  expect(everything).not.toContain('canary-of-the-mail-server');
});
