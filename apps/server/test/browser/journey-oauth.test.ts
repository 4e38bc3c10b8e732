import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';
import { type OpenPage, openPage, signIn } from './page.ts';

let plane: TestPlane;
let browser: Browser;
let opened: OpenPage;

beforeAll(async () => {
  plane = await startPlane();
  browser = await launchBrowser();
  opened = await openPage(browser, plane);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await plane.close();
});

describe('an administrator connects HubSpot and follows an event', () => {
  it('registers the OAuth application, agrees at the vendor and comes back to an active connection', async () => {
    const { page } = opened;
    await signIn(page);
    await page.getByRole('link', { name: 'Library', exact: true }).click();
    await page.getByRole('link', { name: 'Connect HubSpot' }).click();
    await page.getByRole('radio', { name: /Sign in at HubSpot/ }).check();
    await page.getByLabel('Client id').fill('patchbay-demo');
    await page.getByLabel('Client secret', { exact: false }).first().fill('patchbay-demo-secret');
    await page.getByText('Checked. It leads to this very machine').waitFor();
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Sales CRM');

    const vendor = await vendorWindow(page);
    await page.getByText('Go on in the window of HubSpot').waitFor();
    const signingIn = vendor.getByRole('button', { name: /Sign in as Acme Ltd/ });
    await signingIn.waitFor();
    expect(await signingIn.evaluate(() => window.opener)).toBeNull();
    await signingIn.click();
    await Promise.all([
      vendor.waitForEvent('close'),
      vendor.getByRole('button', { name: 'Allow' }).click(),
    ]);

    await page.waitForURL(/\/sites\/default\/connections\/\d+/);
    await page.getByRole('heading', { name: 'Sales CRM', exact: true }).waitFor();
    await page.getByText('Acme Ltd').first().waitFor();
    await page.getByText('Active', { exact: true }).first().waitFor();
    await page.getByRole('heading', { name: 'Sales CRM is connected. What next?' }).waitFor();
  }, 60_000);

  it('sends a test event with the hints that greet the connection, and finds it in the log', async () => {
    const { page } = opened;
    await page.getByRole('button', { name: 'Send a test event' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await dialog.getByRole('link', { name: 'See what became of it' }).click();
    await page.waitForURL(/\/log\?q=test-/);
    const row = page.getByRole('row').filter({ hasText: /test-/ });
    await row.getByText('Delivered').first().waitFor();
  }, 60_000);

  it('sees a delivered event with its code and latency', async () => {
    const { page } = opened;
    await deliver('submission-41');
    await page.getByRole('link', { name: 'Delivery log', exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: 'submission-41' });
    await row.getByText('Delivered').waitFor();
    expect(await row.textContent()).toMatch(/20[01].*\d+\s?ms/);
  }, 60_000);

  it('sees one fail, retries it, and finds the failed entry still there', async () => {
    const { page } = opened;
    await plane.control('/fault', {
      vendor: 'hubspot',
      path: '/crm/*',
      kind: 'status',
      status: 500,
      times: 4,
    });
    const failed = await deliver('submission-42');
    await untilStatus(failed, 'failed');
    await page.reload();
    const rows = page.getByRole('row').filter({ hasText: 'submission-42' });
    const row = rows.filter({ hasText: 'Failed' });
    await row.waitFor();
    expect(await rows.filter({ hasText: 'Retried' }).count()).toBe(3);
    await row.getByRole('button', { name: /^Retry/ }).click();
    await untilStatus(failed, 'delivered');
    await page.reload();
    await rows.filter({ hasText: 'Delivered' }).waitFor();
    expect(await rows.filter({ hasText: 'Failed' }).count()).toBe(1);
    expect(await rows.count()).toBe(5);
  }, 60_000);

  it('is told in the page what happened in the window: closed, or declined; nothing typed is lost', async () => {
    const { page } = opened;
    await page.goto('/sites/default/library/hubspot');
    await page.getByLabel('Name', { exact: true }).fill('Second CRM');
    await (await vendorWindow(page)).close();
    await page.getByText('The window of HubSpot seems to be closed').waitFor();
    const [again] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Open it again' }).click(),
    ]);
    await again.getByRole('button', { name: /Sign in as Acme Ltd/ }).click();
    await Promise.all([
      again.waitForEvent('close'),
      again.getByRole('button', { name: 'Deny' }).click(),
    ]);
    await page
      .getByRole('alert')
      .getByText(/declined/)
      .waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Second CRM');
  }, 60_000);

  it('goes in the page itself on a phone that blocks windows, and finds what was typed on the way back', async () => {
    const phone = await openPage(browser, plane, { width: 390, height: 844 });
    const { page } = phone;
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await signIn(page);
    await page.goto('/sites/default/library/hubspot');
    await page.getByLabel('Name', { exact: true }).fill('Phone CRM');
    await page.getByRole('button', { name: 'Continue to HubSpot' }).click();
    await page.getByRole('button', { name: /Sign in as Harbour/ }).click();
    await page.getByRole('button', { name: 'Deny' }).click();
    await page.waitForURL(/\/oauth\/failed/);
    await page.getByText(/declined/).waitFor();
    await page.getByRole('link', { name: 'Try again' }).click();
    await page.getByText('What you typed before is here again.').waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Phone CRM');
    await page.getByRole('button', { name: 'Continue to HubSpot' }).click();
    await page.getByRole('button', { name: /Sign in as Harbour/ }).click();
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.getByRole('heading', { name: 'Phone CRM is connected. What next?' }).waitFor();
    opened.strangers.push(...phone.strangers);
    await phone.context.close();
  }, 60_000);

  it('asked no other origin and met no refusal of the content policy on its way', () => {
    expect(opened.strangers).toEqual([]);
    expect(opened.errors.filter((text) => /Content Security Policy/i.test(text))).toEqual([]);
  });
});

/** Presses the button; the vendor's page opens in a window of its own. */
async function vendorWindow(page: Page): Promise<Page> {
  const [vendor] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Continue to HubSpot' }).click(),
  ]);
  return vendor;
}

/** A module hands an event over with a service token, as modules do. */
async function deliver(event: string): Promise<number> {
  const connections = await plane.admin.get(`${SITE}/connections`).expect(200);
  const { body: token } = await plane.admin
    .post(`${SITE}/tokens`)
    .send({ name: 'Forms', module: 'forms', capabilities: ['deliveries.create'] })
    .expect(201);
  const { body } = await plane
    .anonymous()
    .post(`${SITE}/deliveries`)
    .set('Authorization', `Bearer ${token.token}`)
    .send({
      connection_id: connections.body.items[0].id,
      action: 'upsert_contact',
      input: { email: `${event}@example.com` },
      originating_module: 'forms',
      event_identifier: event,
    })
    .expect(202);
  return body.id;
}

async function untilStatus(id: number, status: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { body } = await plane.admin.get(`${SITE}/deliveries/${id}`).expect(200);
    if (body.status === status) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`delivery ${id} never became ${status}`);
}
