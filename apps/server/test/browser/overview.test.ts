import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { bodies, connect, readConnection } from '../support/connections.ts';
import { deliver } from '../support/deliveries.ts';
import { writeLog } from '../support/log-rows.ts';
import { newMember } from '../support/people.ts';
import { type TestPlane, startPlane } from '../support/start-plane.ts';
import { openPage, signIn } from './page.ts';
import { violations } from './violations.ts';

let plane: TestPlane;
let browser: Browser;
let page: Page;
let strangers: string[];
let webhook: number;
let stripe: number;

beforeAll(async () => {
  plane = await startPlane({ workers: false });
  browser = await launchBrowser();
  ({ page, strangers } = await openPage(browser, plane));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await plane.close();
});

const becomes = (id: number, columns: string) =>
  plane.db.query(`UPDATE connections SET ${columns} WHERE id = $1`, [id]);
const attention = () => page.getByRole('region', { name: 'Needs attention' });
const row = (name: string) => attention().getByRole('listitem').filter({ hasText: name });
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

async function sideways(): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

describe('the overview', () => {
  it('is where a visit begins, and leads a new site to its first delivery', async () => {
    await page.goto('/');
    await page.waitForURL(/\/sites\/default\/overview$/);
    await page.getByRole('region', { name: 'Three steps to the first delivery' }).waitFor();
    expect(await page.getByText('All is well').count()).toBe(0);
    webhook = (await connect(plane, bodies.webhook(plane.sim))).id;
    stripe = (await connect(plane, bodies.stripe())).id;
    await page.reload();
    await page.getByRole('button', { name: 'Send a test event' }).click();
    const dialog = page.getByRole('dialog', { name: /test event/i });
    await dialog.getByRole('button', { name: /^Send/ }).click();
    // The guide has done its work; the dialog still tells what became of the event.
    await page.getByRole('heading', { name: 'Deliveries', exact: true }).waitFor();
    expect(await dialog.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'All is well' }).waitFor();
  }, 30_000);

  it('tells the worst first with what is held, and mends it there', async () => {
    await plane.db.query('DELETE FROM deliveries');
    await deliver(plane, webhook, 'post_event');
    await deliver(plane, webhook, 'post_event');
    await plane.db.query(`UPDATE deliveries SET status = 'held' WHERE connection_id = $1`, [webhook]); // prettier-ignore
    await becomes(webhook, `state = 'error', last_test_outcome = 'vendor_error'`);
    await becomes(stripe, `state = 'auth_revoked'`);
    await page.goto('/sites/default/overview');
    const lines = attention().getByRole('listitem');
    await lines.first().getByText('2 deliveries held').waitFor();
    expect(await lines.count()).toBe(2);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.reload();
      await lines.first().getByText('2 deliveries held').waitFor();
      await page.locator('[data-chart]').nth(1).waitFor();
      expect(await violations(page)).toEqual([]);
    }
    await row('Stripe')
      .getByRole('button', { name: /Replace/ })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Secret or restricted key').first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(page.url()).toMatch(/\/overview$/);
    await row('Outbound webhook')
      .getByRole('button', { name: /Test connection/ })
      .click();
    await row('Outbound webhook').waitFor({ state: 'detached' });
    expect(await readConnection(plane, webhook)).toMatchObject({ state: 'active' });
    expect(await row('Stripe').count()).toBe(1);
    expect(strangers).toEqual([]);
  }, 40_000);

  it('shows a new secret until it is saved, although the connection needs nobody any more', async () => {
    await becomes(webhook, `state = 'auth_revoked'`);
    await page.goto('/sites/default/overview');
    await row('Outbound webhook')
      .getByRole('button', { name: /Replace/ })
      .click();
    await page.getByRole('button', { name: 'Test and replace' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save the signing secret now' });
    await dialog.waitFor();
    await row('Outbound webhook').waitFor({ state: 'detached' });
    await dialog.getByLabel('I have saved this secret').check();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });
  }, 30_000);

  it('tells how deliveries went, in figures, charts and a table for those who see neither', async () => {
    await plane.db.query('DELETE FROM delivery_log');
    const times = [20, 200, 2000];
    await writeLog(
      plane,
      times.flatMap((minutes) => [
        { connection_id: stripe, attempted_at: ago(minutes), latency_ms: 100 },
        { connection_id: stripe, attempted_at: ago(minutes), outcome: 'failed' as const, latency_ms: 300 }, // prettier-ignore
      ]),
    );
    await page.goto('/sites/default/overview');
    const figure = (key: string) => page.locator(`[data-figure="${key}"]`);
    await figure('success').getByText('50%').waitFor();
    await figure('ended').getByText('4', { exact: true }).waitFor();
    await figure('ended').getByText('+100% against the day before').waitFor();
    await page.getByText('7 days').click();
    await page.waitForURL(/range=7d/);
    await figure('ended').getByText('6', { exact: true }).waitFor();
    const chart = page.getByRole('figure', { name: /^Attempts by outcome/ });
    expect(await chart.getByRole('table').getByRole('row').count()).toBeGreaterThan(1);
    await chart.getByRole('slider').focus();
    await page.keyboard.press('Home');
    expect(await chart.getByRole('slider').getAttribute('aria-valuetext')).toMatch(/Delivered 0/);
    const table = page.getByRole('region', { name: 'By connector' }).getByRole('row');
    expect(await table.filter({ hasText: 'Stripe' }).first().textContent()).toMatch(
      /100%.*6.*3.*50%/,
    );
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await sideways()).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    await table.getByRole('link', { name: 'Stripe', exact: true }).click();
    await page.waitForURL(/\/connections\?connector_type=stripe$/);
    await page.getByRole('button', { name: 'Stripe', pressed: true }).waitFor();
    await page.goBack();
    await table.getByRole('link', { name: '3 failures of Stripe in the log' }).click();
    await page.waitForURL(/\/log\?(?=.*connector=stripe)(?=.*range=7d)(?=.*outcome=failed)/);
    const entries = page.getByRole('table', { name: 'Delivery log' }).getByRole('row');
    await entries.nth(3).waitFor();
    expect(await entries.count()).toBe(4);
    await page.getByRole('button', { name: 'Stripe', pressed: true }).click();
    await page.waitForURL((url) => !url.search.includes('connector'));
    await page.getByRole('button', { name: 'Any connector' }).click();
    await page.getByRole('option', { name: 'Stripe' }).click();
    await page.waitForURL(/connector=stripe/);
    await page.getByRole('button', { name: 'Stripe', pressed: true }).waitFor();
  }, 40_000);

  it('shows a viewer what is broken, and neither deliveries nor a click they may not make', async () => {
    await becomes(stripe, `state = 'auth_revoked'`);
    const viewer = { email: 'viewer@example.com', password: 'a long enough password' };
    await newMember(plane, plane.admin, viewer.email, 'Viewer');
    const other = (await openPage(browser, plane)).page;
    await signIn(other, viewer);
    await other.goto('/sites/default/overview');
    const button = other.getByRole('button', { name: /Replace/ });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    expect(await other.getByRole('heading', { name: 'Deliveries' }).count()).toBe(0);
    await other.context().close();
  }, 30_000);
});

describe('the chart above the log', () => {
  const chart = () => page.getByRole('figure', { name: /^Attempts by outcome/ });
  const plot = () => chart().locator('[data-chart]');
  const rows = () => page.getByRole('table', { name: 'Delivery log' }).locator('tbody tr');

  beforeEach(async () => {
    await plane.db.query('DELETE FROM delivery_log');
    await writeLog(plane, [
      ...Array.from({ length: 5 }, (_, n) => ({
        attempted_at: ago(60 * 21),
        event_identifier: `old-${n}`,
      })),
      { attempted_at: ago(10), event_identifier: 'new-1', outcome: 'failed' },
      { attempted_at: ago(10), event_identifier: 'new-2' },
    ]);
  });

  it('narrows the log by a drag over it, and shows what the filters leave', async () => {
    await page.goto('/sites/default/log?range=24h');
    await rows().nth(6).waitFor();
    await page.locator('[data-log-chart]').getByText('Delivered 6').waitFor();
    const box = (await plot().boundingBox())!;
    await page.mouse.move(box.x + 2, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.4, box.y + 40, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/range=custom/);
    await page.getByText('old-4').waitFor();
    await rows().nth(5).waitFor({ state: 'detached' });
    await page.locator('[data-log-chart]').getByText('Delivered 5').waitFor();
    await page.goto('/sites/default/log?range=24h&outcome=failed');
    await page.locator('[data-log-chart]').getByText('Failed 1').waitFor();
    expect(
      await page
        .locator('[data-log-chart]')
        .getByText(/Delivered \d/)
        .count(),
    ).toBe(0);
    await page.goto('/sites/default/log?range=24h&q=new-');
    await page.locator('[data-log-chart]').getByText('Delivered 1').waitFor();
  }, 40_000);

  it('narrows it by keyboard alone, Escape dropping the choice, and can be folded away', async () => {
    await page.goto('/sites/default/log?range=24h');
    await chart().getByRole('slider', { name: 'From' }).focus();
    await page.keyboard.press('End');
    await chart().getByRole('button', { name: 'Show only this time' }).waitFor();
    await page.keyboard.press('Escape');
    await chart().getByRole('button').waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('custom');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.waitForURL(/range=custom/);
    await page.getByText('new-1').waitFor();
    await rows().nth(2).waitFor({ state: 'detached' });
    const fold = page.getByRole('button', { name: 'Attempts over time' });
    await fold.click();
    await chart().waitFor({ state: 'detached' });
    await page.reload();
    expect(await fold.getAttribute('aria-expanded')).toBe('false');
    await fold.click();
    await chart().waitFor();
  }, 40_000);

  it('is narrowed by a finger, and does not push a phone sideways', async () => {
    const phone = await openPage(browser, plane, { width: 390, height: 844 });
    await signIn(phone.page);
    await phone.page.goto('/sites/default/log?range=24h');
    const place = phone.page.locator('[data-log-chart] [data-chart]');
    await place.waitFor();
    const touch = (type: string, share: number) =>
      place.evaluate(
        (node, [kind, at]) => {
          const box = node.getBoundingClientRect();
          const where = { clientX: box.left + box.width * at, clientY: box.top + 30 };
          // An id of no pointer that is down cannot be captured.
          node.setPointerCapture = () => undefined;
          node.dispatchEvent(new PointerEvent(kind, { ...where, pointerId: 7, pointerType: 'touch', isPrimary: true, bubbles: true })); // prettier-ignore
        },
        [type, share] as [string, number],
      );
    await touch('pointerdown', 0.01);
    await touch('pointermove', 0.4);
    await touch('pointerup', 0.4);
    await phone.page.waitForURL(/range=custom/);
    const [content, window] = await phone.page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(content).toBeLessThanOrEqual(window!);
    await phone.context.close();
  }, 30_000);
});
