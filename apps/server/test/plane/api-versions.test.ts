import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { header } from '@patchbay/connector-sdk/auth/inject';
import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { keyField } from '@patchbay/connector-sdk/fields';
import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { connect } from '../support/connections.ts';
import { becomes, deliver } from '../support/deliveries.ts';
import { auditOf, newMember } from '../support/people.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';
import { addConnectors, plainConnector } from '../support/test-connectors.ts';

const VENDOR = 'versioned';
const inVersion = ({ version = '' }: RequestContext) => ({ 'x-api-version': version });

let plane: TestPlane;
let id: number;
beforeAll(async () => {
  plane = await startPlane();
  const key = apiKey({
    fields: z.strictObject({ api_key: keyField({ title: 'Key' }) }),
    inject: header('x-key', 'api_key'),
  });
  const versions = [
    { version: '2025-01', sunset: '2027-01-31' },
    {
      version: '2026-01',
      default: true as const,
      migrate: ({ note, ...kept }: Readonly<Record<string, unknown>>) => ({
        ...kept,
        note: `${String(note)} (moved)`,
      }),
    },
    { version: '2027-01' },
  ];
  const post = action({
    ...{ title: 'Post', description: 'Posts.', sample: {} },
    input: z.strictObject({}),
    request: (_, context) => ({
      ...{ method: 'POST', path: '/api/things', json: {} },
      headers: inVersion(context),
    }),
  });
  addConnectors(
    plane,
    plainConnector(VENDOR, `${plane.sim.url}/${VENDOR}`, [key], {
      versions,
      actions: { post },
      test: {
        request: (context) => ({ method: 'GET', path: '/api/me', headers: inVersion(context) }),
        account: ({ body }) => z.object({ id: z.string(), name: z.string() }).safeParse(body).data,
      },
    }),
  );
});
afterAll(() => plane.close());
beforeEach(async () => {
  await plane.control('/reset');
  await plane.db.query('DELETE FROM connections');
  await answerWith(200);
  ({ id } = await connect(plane, {
    connector_type: VENDOR,
    auth_flow: 'api_key',
    credentials: { api_key: 'k' },
    settings: { note: 'Shop' },
  }));
});

async function answerWith(status: number) {
  const json = status === 200 ? { id: '7', name: 'Acme' } : { error: 'no such version' };
  const answers = [{ status, json, times: 'always' }];
  const url = `${plane.sim.url}/_control/replays`;
  const put = await fetch(url, {
    method: 'PUT',
    body: JSON.stringify({ vendor: VENDOR, answers }),
  });
  expect(put.status).toBe(200);
}

const move = (version: string, by = plane.admin) =>
  by.post(`${SITE}/connections/${id}/api-version`).send({ version });
const settings = async () =>
  (await plane.admin.get(`${SITE}/connections/${id}`).expect(200)).body.settings;
const sentVersion = async (path: string) =>
  (await plane.arrived(VENDOR, path)).at(-1)?.headers['x-api-version'];

describe('a connection to a vendor whose API has versions', () => {
  it('keeps the default of when it was made, and sends it with every request', async () => {
    expect(await settings()).toEqual({ note: 'Shop', api_version: '2026-01' });
    expect(await sentVersion('/api/me')).toBe('2026-01');
    await becomes(
      plane,
      await deliver(plane, id, 'post_event', { action: 'post', input: {} }),
      'delivered',
    );
    expect(await sentVersion('/api/things')).toBe('2026-01');
  });

  it('moves on after a test in the new version, its settings migrated, and is audited', async () => {
    await move('2025-01').expect(200);
    const { body } = await move('2026-01').expect(200);
    expect(body).toMatchObject({ state: 'active', test: { outcome: 'connected' } });
    expect(await settings()).toEqual({ note: 'Shop (moved)', api_version: '2026-01' });
    expect(await sentVersion('/api/me')).toBe('2026-01');
    const [entry] = await auditOf(plane.admin);
    expect(entry).toMatchObject({
      action: 'connection.change_version',
      before: { api_version: '2025-01' },
      after: { api_version: '2026-01' },
    });
  });

  it('stays where it is when the vendor does not take the new version', async () => {
    await answerWith(400);
    const { body } = await move('2027-01').expect(422);
    expect(body.test).toMatchObject({ outcome: 'vendor_error' });
    expect(await sentVersion('/api/me')).toBe('2027-01');
    expect(await settings()).toEqual({ note: 'Shop', api_version: '2026-01' });
  });

  it('keeps its version when an operator changes its settings', async () => {
    await move('2025-01').expect(200);
    const change = { settings: { note: 'Depot' } };
    await plane.admin.patch(`${SITE}/connections/${id}`).send(change).expect(200);
    expect(await settings()).toEqual({ note: 'Depot', api_version: '2025-01' });
  });

  it('moves to no version the connector does not have, while paused not at all, by no editor', async () => {
    const { body } = await move('1999-01').expect(400);
    expect(body.errors).toEqual([expect.objectContaining({ path: 'version' })]);
    await plane.admin.post(`${SITE}/connections/${id}/pause`).expect(200);
    expect((await move('2027-01').expect(409)).body.code).toBe('connection_not_active');
    const editor = await newMember(plane, plane.admin, 'editor@example.com', 'Editor');
    await move('2027-01', editor.agent).expect(403);
  });

  it('is told with the others in the library, oldest first', async () => {
    const { body } = await plane.admin.get(`${SITE}/connectors/${VENDOR}`).expect(200);
    expect(body.versions).toEqual([
      { version: '2025-01', default: false, sunset: '2027-01-31', notes_url: null },
      { version: '2026-01', default: true, sunset: null, notes_url: null },
      { version: '2027-01', default: false, sunset: null, notes_url: null },
    ]);
  });
});
