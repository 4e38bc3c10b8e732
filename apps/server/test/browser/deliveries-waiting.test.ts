import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { act, bodies, connect, readConnection } from '../support/connections.ts';
import { becomes, deliver } from '../support/deliveries.ts';
import { type TestPlane, startPlane } from '../support/start-plane.ts';
import { openPage, signIn } from './page.ts';
import { violations } from './violations.ts';

let plane: TestPlane;
let browser: Browser;
let page: Page;
let webhook: number;

beforeAll(async () => {
  plane = await startPlane();
  webhook = (await connect(plane, bodies.webhook(plane.sim))).id;
  browser = await launchBrowser();
  ({ page } = await openPage(browser, plane));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await plane.close();
});

const WAITING = '/sites/default/log?view=waiting';
const row = (event: string) => page.getByRole('row').filter({ hasText: event });
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
const hand = (event: string) =>
  deliver(plane, webhook, 'post_event', {
    event_identifier: event,
    input: { type: 'order.paid', data: { event } },
  });
const arrivals = async (event: string) =>
  (await plane.arrived('webhook_generic')).filter((one) => one.raw_body.includes(event)).length;

beforeEach(async () => {
  await page.unrouteAll();
  await plane.db.query('DELETE FROM deliveries; DELETE FROM delivery_log');
  await act(plane, webhook, 'resume');
});

describe('what waits', () => {
  it('is shown with its reason, cancelled one by one, and the rest shows up live when it goes out', async () => {
    await act(plane, webhook, 'pause').expect(200);
    const [kept, dropped] = [await hand('kept-1'), await hand('dropped-1')];
    await page.goto(WAITING);
    await row('kept-1').getByText('The connection is paused.').waitFor();
    await page.locator('[data-count="held"]').getByText('2').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.reload();
      await row('kept-1').getByText('The connection is paused.').waitFor();
      expect(await violations(page)).toEqual([]);
    }

    await row('dropped-1').getByRole('button', { name: 'dropped-1', exact: true }).click();
    const drawer = dialog(`Delivery ${dropped}`);
    await drawer.getByText('The connection is paused.').waitFor();
    await drawer.getByRole('button', { name: 'Cancel delivery' }).click();
    const question = dialog('Cancel dropped-1?');
    await question.getByText(/cannot be sent again/).waitFor();
    expect(await violations(page)).toEqual([]);
    await question.getByRole('button', { name: 'Cancel delivery' }).click();
    await drawer.getByText('Cancelled by an operator before it was sent.').waitFor();
    expect(await drawer.getByRole('button', { name: /Retry|Cancel/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await row('dropped-1').waitFor({ state: 'detached' });

    await page.getByRole('link', { name: 'Log', exact: true }).click();
    await page.getByRole('switch', { name: 'Live' }).check();
    await page.locator('[data-live="live"]').waitFor();
    await page.evaluate(() => Object.assign(window, { same: true }));
    await act(plane, webhook, 'resume').expect(200);
    await row('kept-1').getByText('Delivered').waitFor();
    expect(await page.evaluate(() => 'same' in window)).toBe(true);
    await becomes(plane, kept, 'delivered');
    expect(await arrivals('kept-1')).toBe(1);
    expect(await arrivals('dropped-1')).toBe(0);
    expect(await row('dropped-1').getByRole('button', { name: /Retry/ }).count()).toBe(0);
  }, 40_000);

  it('is cancelled by choice and by filter, after the number was told', async () => {
    await act(plane, webhook, 'pause').expect(200);
    const ids = [await hand('some-1'), await hand('some-2'), await hand('some-3')];
    await page.goto(`/sites/default/connections/${webhook}`);
    await page.getByRole('link', { name: '3 held' }).click();
    await page.getByLabel('Choose some-2').check();
    await page.getByRole('button', { name: 'Cancel chosen' }).click();
    await dialog('Cancel 1 waiting delivery?')
      .getByRole('button', { name: 'Cancel 1 delivery' })
      .click();
    await page.getByText('1 of 1 cancelled').waitFor();
    await row('some-2').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Cancel all that match' }).click();
    const question = dialog('Cancel 2 waiting deliveries?');
    await question.getByText('Connection: Outbound webhook').waitFor();
    await question.getByRole('button', { name: 'Keep them' }).click();
    await becomes(plane, ids[0]!, 'held');
    await page.getByRole('button', { name: 'Cancel all that match' }).click();
    await question.getByRole('button', { name: 'Cancel 2 deliveries' }).click();
    await page.getByText('Nothing that waits matches').waitFor();
    for (const id of ids) await becomes(plane, id, 'cancelled');
  }, 40_000);
});

describe('the live log', () => {
  it('leaves alone who reads further down, and says how much is new', async () => {
    await plane.db.query(
      `INSERT INTO delivery_log (site_id, delivery_id, connection_id, connection_name,
         connector_type, originating_module, event_identifier, outcome, latency_ms, attempt, attempted_at)
       SELECT site_id, n, id, 'Webhook', connector_type, 'past', 'past-' || n, 'delivered', 5, 1,
         now() - n * interval '1 minute' FROM connections, generate_series(1, 50) n WHERE id = $1`,
      [webhook],
    );
    await page.goto('/sites/default/log?live=1');
    await page.locator('[data-live="live"]').waitFor();
    await row('past-40').scrollIntoViewIfNeeded();
    // The chart above it may have drawn its bars meanwhile: fractions of a pixel.
    const top = async () => Math.round((await row('past-40').boundingBox())!.y);
    const before = await top();
    await hand('late-1');
    await page.getByRole('button', { name: '1 new' }).waitFor();
    expect(Math.abs((await top()) - before)).toBeLessThan(3);
    expect(await row('late-1').count()).toBe(0);
    await page.getByRole('button', { name: '1 new' }).click();
    await row('late-1').waitFor();
  }, 30_000);

  it('asks again and again where no stream is to be had, and says so', async () => {
    await page.route('**/delivery-log/stream*', (route) =>
      route.fulfill({ status: 429, json: { code: 'too_many_streams' } }),
    );
    await page.goto('/sites/default/log?live=1');
    await page.getByText(/^No stream just now/).waitFor();
    await hand('asked-1');
    await row('asked-1').waitFor();
  }, 30_000);
});

describe('strict order', () => {
  it('is switched on among the settings of a connection, which say what it costs', async () => {
    await page.goto(`/sites/default/connections/${webhook}?tab=settings`);
    await page.getByLabel('Address').waitFor();
    await page.getByText(/holds up those behind it/).waitFor();
    await page.getByLabel('Strict order').check();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Changes saved.').waitFor();
    expect(await readConnection(plane, webhook)).toMatchObject({ strict_order: true });
    await page.getByRole('tab', { name: 'Overview' }).click();
    await page.getByText('strict, one after the other').waitFor();
  }, 20_000);
});
