import { DeliveryRules } from '@patchbay/contracts/delivery-rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../../../test/support/start-app.ts';
import type { Agent, TestApp } from '../../../test/support/start-app.ts';

const PATH = '/api/v1/sites/default/settings';

describe('the rules that hold', () => {
  let server: TestApp;
  let admin: Agent;

  beforeAll(async () => {
    server = await startApp({ env: { RETRY_SCHEDULE: '2s,1m', OUTBOUND_TIMEOUT: '25s' } });
    admin = await server.signedIn();
  });
  afterAll(() => server.close());

  const rulesOf = async (slug: string) => {
    const { body } = await admin.get(`${PATH}/delivery-rules`).expect(200);
    const { platform, connectors } = DeliveryRules.parse(body);
    expect(platform).toEqual({ retry_schedule: ['2s', '1m'], timeout: '25s' });
    return connectors.find((each) => each.connector === slug);
  };

  it('are the platform’s and the connector’s until the site says otherwise', async () => {
    expect(await rulesOf('hubspot')).toEqual({
      connector: 'hubspot',
      retry_schedule: { value: ['2s', '1m'], from: 'platform' },
      timeout: { value: '25s', from: 'platform' },
      rate_limit: { value: { requests: 100, per: '10s' }, from: 'connector' },
    });
    expect(await rulesOf('webhook_generic')).toMatchObject({
      rate_limit: { value: null, from: 'platform' },
    });
  });

  it('are each told with whom they come from', async () => {
    const change = {
      timeout: '20s',
      family_overrides: { crm: { retry_schedule: ['5s'], rate_limit: { requests: 1, per: '1s' } } },
      connector_overrides: { stripe: { rate_limit: null }, mailchimp: { timeout: '7s' } },
    };
    await admin.patch(PATH).send(change).expect(200);
    expect(await rulesOf('hubspot')).toMatchObject({
      retry_schedule: { value: ['5s'], from: 'family_override' },
      timeout: { value: '20s', from: 'site' },
      // The connector's declaration is nearer than its family.
      rate_limit: { value: { requests: 100, per: '10s' }, from: 'connector' },
    });
    expect(await rulesOf('stripe')).toMatchObject({
      rate_limit: { value: null, from: 'connector_override' },
    });
    expect(await rulesOf('mailchimp')).toMatchObject({
      timeout: { value: '7s', from: 'connector_override' },
    });
  });
});
