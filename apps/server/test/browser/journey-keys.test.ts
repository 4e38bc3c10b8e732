import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { launchBrowser } from '../support/browser.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';
import { openPage, signIn } from './page.ts';

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

describe('an administrator connects without OAuth', () => {
  it('is told why a wrong API key was refused, keeps what was typed, and connects with the right one', async () => {
    await page.goto('/sites/default/library/stripe');
    await page.getByLabel('Name', { exact: true }).fill('Web shop payments');
    const key = page.getByLabel(/key/i).first();
    await key.fill('sk_test_PatchbayDemoWrong000001');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText('Nothing was stored. What you typed is still here.').waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Web shop payments');
    expect((await plane.admin.get(`${SITE}/connections`)).body.items).toEqual([]);

    await key.fill('sk_test_PatchbayDemoAcme00000001');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.waitForURL(/\/connections\/\d+/);
    await page.getByRole('heading', { name: 'Web shop payments' }).waitFor();
    await page.getByText('Active', { exact: true }).first().waitFor();
  }, 60_000);

  it('is shown a webhook secret once, with which the receiver verifies what arrives', async () => {
    await page.goto('/sites/default/library/webhook_generic');
    await page.getByLabel(/address|url/i).first().fill(`${plane.sim.url}/webhook_generic/hooks/orders`); // prettier-ignore
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    const shown = page
      .getByText(/whsec_/)
      .or(page.locator('input[value^="whsec_"]'))
      .first();
    await shown.waitFor();
    const secret = (await shown.inputValue().catch(() => shown.textContent())) ?? '';
    expect(secret).toMatch(/^whsec_/);
    await page.getByLabel('I have saved this secret').check();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.waitForURL(/\/connections\/\d+/);
    const id = Number(/connections\/(\d+)/.exec(page.url())?.[1]);
    expect(await page.content()).not.toContain(secret);

    await plane.admin
      .post(`${SITE}/deliveries`)
      .send({
        connection_id: id,
        action: 'post_event',
        input: { type: 'order.paid', data: { order: 1042 } },
        originating_module: 'shop',
        event_identifier: 'order-1042',
      })
      .expect(202);
    const arrival = await eventually(
      async () => (await plane.arrived('webhook_generic')).find((one) => one.method === 'POST'),
      'the webhook arrives',
    );
    const verified = new Webhook(secret).verify(arrival.raw_body, arrival.headers);
    expect(verified).toMatchObject({ type: 'order.paid', data: { order: 1042 } });
  }, 60_000);

  it('connects with a user name and password', async () => {
    await page.goto('/sites/default/library/basic_generic');
    await page.getByLabel(/base address|base url|address/i).first().fill(`${plane.sim.url}/basic_generic/api`); // prettier-ignore
    await page
      .getByLabel(/test path|path/i)
      .first()
      .fill('/me');
    await page
      .getByLabel(/^User name/)
      .first()
      .fill('demo');
    await page
      .getByLabel(/^password/i)
      .first()
      .fill('demo-password');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.waitForURL(/\/connections\/\d+/);
    await page.getByText('Active', { exact: true }).first().waitFor();
  }, 60_000);

  it('lands on a page that says what happened when the vendor was told no', async () => {
    await plane.admin
      .put(`${SITE}/connectors/hubspot/oauth-app`)
      .send({ client_id: 'patchbay-demo', client_secret: 'patchbay-demo-secret' })
      .expect(200);
    await page.goto('/sites/default/library/hubspot');
    await page.getByRole('radio', { name: /Sign in at HubSpot/ }).check();
    await page.getByRole('button', { name: 'Continue to HubSpot' }).click();
    await page.getByRole('button', { name: /Sign in as Acme Ltd/ }).click();
    await page.getByRole('button', { name: 'Deny' }).click();
    await page.waitForURL(/\/oauth\/failed/);
    await page.getByText(/declined/).waitFor();
    await page.getByRole('link', { name: 'Try again' }).click();
    await page.waitForURL(/\/library\/hubspot/);
  }, 60_000);
});
