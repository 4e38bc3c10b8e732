import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { STRIPE_KEY, bodies, connect } from '../support/connections.ts';
import { becomes, deliver } from '../support/deliveries.ts';
import { type TestPlane, startPlane } from '../support/start-plane.ts';
import { openPage, signIn } from './page.ts';
import { violations } from './violations.ts';

let plane: TestPlane;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  plane = await startPlane();
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
