import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, Download, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { bodies, connect, readConnection } from '../support/connections.ts';
import { becomes, deliver } from '../support/deliveries.ts';
import { newMember } from '../support/people.ts';
import { type TestPlane, connectByOAuth, eventually, startPlane } from '../support/start-plane.ts';
import { type OpenPage, openPage, reach, signIn } from './page.ts';
import { violations } from './violations.ts';

const EDITOR = { email: 'tom@example.com', password: 'a long enough password' };
const PHONE = { width: 390, height: 844 };
const SCREEN = { width: 1440, height: 900 };

let plane: TestPlane;
let browser: Browser;
let opened: OpenPage;
let page: Page;

beforeAll(async () => {
  // A breaker that closes by itself would mend what the administrator is to mend.
  plane = await startPlane({ env: { BREAKER_COOLDOWN: '1h' } });
  await newMember(plane, plane.admin, EDITOR.email, 'Editor');
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await plane.close();
});

/** Signed in at a page of its own, without animations. */
async function visit(viewport: { width: number; height: number }, who?: typeof EDITOR) {
  opened = await openPage(browser, plane, viewport);
  ({ page } = opened);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page, who);
}

beforeEach(() => plane.control('/faults', {}, 'DELETE'));
afterEach(async () => {
  expect(opened.strangers).toEqual([]);
  await opened.context.close();
});

const log = () => page.getByRole('table', { name: 'Delivery log' });
const entries = () => log().locator('tbody tr');
const drawer = () => page.getByRole('dialog', { name: /^Delivery \d+/ });
const said = (words: string) => drawer().getByText(words);

async function sideways(): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

describe('an editor whom a customer asks whether the lead arrived', () => {
  /** Something that an outage at the vendor, over now, kept from arriving: four attempts. */
  async function lose(
    [connection, vendor, path, call]: [number, string, string, Parameters<typeof deliver>[2]],
    event: string,
  ): Promise<number> {
    await plane.control('/fault', { vendor, path, kind: 'status', status: 503, times: 4 });
    const id = await deliver(plane, connection, call, { event_identifier: event });
    await becomes(plane, id, 'failed');
    return id;
  }

  async function csvOf(download: Download): Promise<string[]> {
    return (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/);
  }

  it('on a phone finds it by its number, reads what happened, sends it again and sees it arrive', async () => {
    const { id: hubspot } = await connectByOAuth(plane, 'hubspot');
    const id = await lose([hubspot!, 'hubspot', '/crm/*', 'upsert_contact'], 'lead-4711');
    await visit(PHONE, EDITOR);
    await page.getByRole('button', { name: 'Open navigation' }).click();
    await page.getByRole('button', { name: 'Search…' }).click();
    const palette = page.getByRole('dialog', { name: 'Search or jump to' });
    await palette.getByRole('combobox').fill('lead-4711');
    await palette.getByRole('option', { name: /^Search the log for/ }).click();
    await page.waitForURL(/\/log\?q=lead-4711/);
    await entries().nth(3).waitFor();
    await page.getByRole('switch', { name: 'Live' }).check();
    await page.locator('[data-live="live"]').waitFor();

    await entries().first().getByRole('button', { name: 'lead-4711', exact: true }).click();
    await said('Attempt 4').waitFor();
    expect(await said('The vendor answered with an error of its own.').count()).toBe(4);
    expect(await said('503').count()).toBe(4);
    expect(await sideways()).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    await drawer().getByRole('button', { name: 'Retry', exact: true }).click();
    await page.getByText(/^lead-4711 is queued again/).waitFor();
    await drawer().locator('[data-value="delivered"]').first().waitFor();
    await page.keyboard.press('Escape');
    await entries().nth(4).waitFor();
    await entries().first().getByText('Delivered').waitFor();
    expect(await entries().filter({ hasText: 'Failed' }).count()).toBe(1);
    expect(await becomes(plane, id, 'delivered')).toMatchObject({ attempts: 5 });

    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export CSV' }).click();
    const lines = await csvOf(await download);
    expect(lines).toHaveLength(6);
    expect(lines.slice(1).every((line) => line.includes('lead-4711'))).toBe(true);
  }, 40_000);

  it('does the same by keyboard alone, and comes back to the row they left', async () => {
    const { id: crm } = await connect(plane, bodies.apiKey(plane.sim));
    await lose([crm, 'api_key_generic', '/api/orders', 'request'], 'lead-4712');
    await visit(SCREEN, EDITOR);
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await log().waitFor();
    await reach(page, page.getByRole('switch', { name: 'Live' }), 'Tab');
    await page.keyboard.press('Space');
    await page.locator('[data-live="live"]').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('lead-4712');
    await page.waitForURL(/q=lead-4712/);
    await page.getByText('4 shown, that is all').waitFor();
    // Out of the box, in which j is a letter.
    await page.keyboard.press('Tab');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await said('Attempt 4').waitFor();
    await reach(page, drawer().getByRole('button', { name: 'Retry', exact: true }), 'Tab');
    await page.keyboard.press('Enter');
    await drawer().locator('[data-value="delivered"]').first().waitFor();
    await page.keyboard.press('Escape');
    await drawer().waitFor({ state: 'detached' });
    await entries().first().getByText('Delivered').waitFor();
    const left = entries().nth(1).getByRole('button', { name: 'lead-4712', exact: true });
    const row = await left.elementHandle();
    await page.waitForFunction((node) => node === document.activeElement, row);
    const download = page.waitForEvent('download');
    await reach(page, page.getByRole('link', { name: 'Export CSV' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await csvOf(await download)).toHaveLength(6);
  }, 40_000);
});

describe('an administrator whom an alert woke at two in the morning', () => {
  const attention = () => page.getByRole('region', { name: 'Needs attention' });
  const trouble = (name: string) => attention().getByRole('listitem').filter({ hasText: name });

  it('on a phone sees what is broken and what waits, tests it when the vendor is back, and sees all of it arrive', async () => {
    const body = { ...bodies.webhook(plane.sim, 'night'), display_name: 'Warehouse' };
    const { id: hook } = await connect(plane, body);
    await plane.control('/fault', { vendor: 'webhook_generic', path: '/hooks/night', kind: 'status', status: 503, times: 'always' }); // prettier-ignore
    const events = ['night-1', 'night-2', 'night-3'];
    const hand = (event: string) =>
      deliver(plane, hook, 'post_event', {
        event_identifier: event,
        input: { type: 'order.paid', data: { event } },
      });
    const ids = await Promise.all(events.map(hand));
    const broken = async () => (await readConnection(plane, hook)).state === 'error';
    await eventually(broken, 'the breaker opens');
    for (const id of ids) await becomes(plane, id, 'held');

    await visit(PHONE);
    await trouble('Warehouse').getByText('3 deliveries held').waitFor();
    expect(await sideways()).toBeLessThanOrEqual(0);
    const test = trouble('Warehouse').getByRole('button', { name: /Test connection/ });
    await plane.control('/faults', {}, 'DELETE');
    await test.click();
    await trouble('Warehouse').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Open navigation' }).click();
    await page.getByRole('link', { name: 'Delivery log' }).click();
    for (const event of events) {
      await entries().filter({ hasText: event }).filter({ hasText: 'Delivered' }).waitFor();
    }
    const arrived = (await plane.arrived('webhook_generic', '/hooks/night'))
      .filter(({ status }) => status === 204)
      .map(({ raw_body }) => events.find((event) => raw_body.includes(event)));
    expect(arrived.filter(Boolean).sort()).toEqual(events);
  }, 40_000);

  it('by keyboard gives a new key for the one that was revoked, in the place where it is told', async () => {
    const { id: stripe } = await connect(plane, bodies.stripe());
    const [{ api_key: key }, another] = [bodies.stripe().credentials, 'rk_test_PatchbayDemoLimited00001']; // prettier-ignore
    await plane.control('/keys', { vendor: 'stripe', key, state: 'revoked' });
    const id = await deliver(plane, stripe, 'create_customer', { event_identifier: 'buyer-7' });
    await becomes(plane, id, 'held');

    await visit(SCREEN);
    await trouble('Stripe').getByText('1 delivery held').waitFor();
    await reach(page, trouble('Stripe').getByRole('button', { name: /Replace/ }), 'Tab');
    await page.keyboard.press('Enter');
    const field = page.getByRole('dialog').getByLabel('Secret or restricted key');
    await field.waitFor();
    await reach(page, field, 'Tab');
    await page.keyboard.type(another);
    await page.keyboard.press('Enter');
    await trouble('Stripe').waitFor({ state: 'detached' });
    await becomes(plane, id, 'delivered');
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await entries().filter({ hasText: 'buyer-7' }).getByText('Delivered').waitFor();
  }, 40_000);
});
