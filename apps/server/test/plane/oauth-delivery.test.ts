import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  SITE,
  type TestPlane,
  connectByOAuth,
  eventually,
  startPlane,
} from '../support/start-plane.ts';

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane();
});
afterAll(() => plane.close());

describe('an event delivered through an OAuth connection', () => {
  let connection: number;

  it('connects through the consent page and names the vendor account', async () => {
    const { id, location } = await connectByOAuth(plane, 'hubspot');
    expect(location).toMatch(/^\/sites\/default\/connections\/\d+\?connected=1$/);
    connection = id!;
    const { body } = await plane.admin.get(`${SITE}/connections/${connection}`).expect(200);
    expect(body).toMatchObject({
      state: 'active',
      health: 'connected',
      auth_flow: 'oauth',
      has_credential: true,
      has_refresh_token: true,
      last_test_outcome: 'connected',
    });
    expect(body.vendor_account_id).toBeTruthy();
    expect(body.expires_at).toBeTruthy();
  });

  it('goes from retried to failed, is retried by hand, and keeps its failed entry', async () => {
    await plane.control('/fault', {
      vendor: 'hubspot',
      path: '/crm/*',
      kind: 'status',
      status: 500,
      times: 4,
    });
    const { body } = await plane.admin
      .post(`${SITE}/deliveries`)
      .send({
        connection_id: connection,
        action: 'upsert_contact',
        input: { email: 'lead@example.com' },
        originating_module: 'forms',
        event_identifier: 'submission-1',
      })
      .expect(202);
    const read = async () => (await plane.admin.get(`${SITE}/deliveries/${body.id}`)).body;
    await eventually(async () => (await read()).status === 'failed', 'failed');
    await plane.admin.post(`${SITE}/deliveries/${body.id}/retry`).expect(202);
    await eventually(async () => (await read()).status === 'delivered', 'delivered');
    const { log } = await read();
    expect(log.map((entry: { outcome: string }) => entry.outcome)).toEqual([
      'retried',
      'retried',
      'retried',
      'failed',
      'delivered',
    ]);
    expect(log[0]).toMatchObject({ vendor_response_code: 500, attempt: 1 });
    expect(log.at(-1).vendor_response_code).toBeGreaterThanOrEqual(200);
    expect(log.at(-1).latency_ms).toBeGreaterThanOrEqual(0);
  });
});
