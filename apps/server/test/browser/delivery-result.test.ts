import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { STRIPE_KEY, bodies, connect } from '../support/connections.ts';
import { becomes, deliver } from '../support/deliveries.ts';
import { replay } from '../support/replays.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';
import { openPage, signIn } from './page.ts';
import { violations } from './violations.ts';

let plane: TestPlane;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  plane = await startPlane({ vendors: ['elevenlabs'] });
  browser = await launchBrowser();
  ({ page } = await openPage(browser, plane));
  await signIn(page);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await plane.close();
});

it('a delivery shows what its vendor answered, and one without an answer shows no place for it', async () => {
  const stripe = await connect(plane, bodies.stripe());
  const webhook = await connect(plane, bodies.webhook(plane.sim));
  const told = await deliver(plane, stripe.id, 'create_customer');
  const plain = await deliver(plane, webhook.id, 'post_event');
  const { result } = (await becomes(plane, told, 'delivered')) as unknown as {
    result: { customer: string };
  };
  await becomes(plane, plain, 'delivered');

  await page.goto(`/sites/default/log?delivery=${told}`);
  const answer = page.getByRole('region', { name: 'What the vendor answered' });
  await answer.getByText(result.customer).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await page.content()).not.toContain(STRIPE_KEY);

  await page.goto(`/sites/default/log?delivery=${plain}`);
  await page.getByRole('region', { name: 'Attempts' }).waitFor();
  expect(await answer.count()).toBe(0);
});

it('a file that a vendor answered with is named with its size, and saved at a click', async () => {
  await replay(plane, 'elevenlabs', [
    {
      path: '/v1/user',
      status: 200,
      times: 'always',
      json: { user_id: 'u1', subscription: { tier: 'creator' } },
    },
    { status: 200, headers: { 'content-type': 'audio/mpeg' }, text: 'ID3 sound' },
  ]);
  const { id: connection } = await connect(plane, {
    ...{ connector_type: 'elevenlabs', auth_flow: 'api_key' },
    credentials: { api_key: `sk_${'0a1b'.repeat(12)}` },
  });
  const body = {
    ...{ connection_id: connection, action: 'synthesize_speech', originating_module: 'shop' },
    ...{ input: { text: 'Hello', voice: 'JBFqnCBsd6RMkjVDRZzb' }, event_identifier: 'speech' },
  };
  const { id } = (await plane.admin.post(`${SITE}/deliveries`).send(body).expect(202)).body;
  await becomes(plane, id, 'delivered');
  await page.goto(`/sites/default/log?delivery=${id}`);
  const answer = page.getByRole('region', { name: 'What the vendor answered' });
  await answer.getByText('audio/mpeg, 9 bytes').waitFor();
  expect(await violations(page)).toEqual([]);
  const coming = page.waitForEvent('download');
  await answer.getByRole('link', { name: 'Download' }).click();
  const saved = await coming;
  expect(saved.suggestedFilename()).toBe('speech.mp3');
  expect(await text(await saved.createReadStream())).toBe('ID3 sound');
});
