import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { launchBrowser } from '../support/browser.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';
import { openPage, reach, signIn } from './page.ts';

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
    await page.getByRole('heading', { name: 'Web shop payments', exact: true }).waitFor();
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

  it('calls off a test that takes long, and nothing is stored', async () => {
    const before = (await plane.admin.get(`${SITE}/connections`)).body.items.length;
    await plane.control('/fault', { vendor: 'stripe', path: '/v1/account', kind: 'hang' });
    await page.goto('/sites/default/library/stripe');
    await page.getByLabel(/key/i).first().fill('sk_test_PatchbayDemoAcme00000001');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText('Asking Stripe whether this works').waitFor();
    await eventually(
      async () => (await plane.arrived('stripe', '/v1/account')).at(-1)?.status === null,
      'the vendor holds the call',
    );
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.getByText('Cancelled. Nothing was stored').waitFor();
    await plane.control('/faults', {}, 'DELETE');
    expect((await plane.admin.get(`${SITE}/connections`)).body.items).toHaveLength(before);
  }, 60_000);

  it('is told a machine that cannot be reached from a key that is refused', async () => {
    await page.goto('/sites/default/library/api_key_generic');
    await page.getByLabel('Base address').fill('http://127.0.0.1:1');
    await page.getByLabel('Test path').fill('/me');
    await page.getByLabel('API key', { exact: false }).last().fill('demo-api-key');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText('127.0.0.1:1 was never reached').waitFor();
    await page.getByText(/does not accept a connection/).waitFor();
  }, 60_000);

  it('by keyboard alone, on a phone: a wrong key, then the right one without retyping the rest', async () => {
    const phone = await openPage(browser, plane, { width: 390, height: 844 });
    await signIn(phone.page);
    await phone.page.goto('/sites/default/library/stripe');
    const key = phone.page.getByLabel(/key/i).first();
    await key.waitFor();
    await reach(phone.page, key, 'Tab');
    await phone.page.keyboard.type('sk_test_PatchbayDemoWrong000001');
    await reach(phone.page, phone.page.getByLabel('Name', { exact: true }), 'Tab');
    await phone.page.keyboard.type('Pocket payments');
    await phone.page.keyboard.press('Enter');
    await phone.page.getByText('Stripe answered, but does not accept these credentials').waitFor();
    await reach(phone.page, key, 'Shift+Tab');
    await phone.page.keyboard.press('Control+A');
    await phone.page.keyboard.type('sk_test_PatchbayDemoAcme00000001');
    await phone.page.keyboard.press('Enter');
    await phone.page.getByRole('heading', { name: 'Pocket payments', exact: true }).waitFor();
    await phone.context.close();
  }, 60_000);
});
