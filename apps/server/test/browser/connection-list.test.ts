import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { act, bodies, connect, readConnection } from '../support/connections.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';
import { openPage, signIn } from './page.ts';
import { violations } from './violations.ts';

let plane: TestPlane;
let browser: Browser;
let page: Page;
const ids: Record<string, number> = {};

beforeAll(async () => {
  plane = await startPlane({ workers: false });
  for (const name of ['Till one', 'Till two', 'Till three']) {
    ids[name] = (await connect(plane, { ...bodies.stripe(), display_name: name })).id;
  }
  const hook = { ...bodies.webhook(plane.sim), display_name: 'Warehouse hook' };
  ids['Warehouse hook'] = (await connect(plane, hook)).id;
  await act(plane, ids['Till two']!, 'pause').expect(200);
  browser = await launchBrowser();
  ({ page } = await openPage(browser, plane));
  await signIn(page);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await plane.close();
});

const dialog = () => page.getByRole('dialog');
const state = async (name: string) => (await readConnection(plane, ids[name]!)).state;
const list = (search = '') => page.goto(`/sites/default/connections${search}`);
const tick = (name: string) => page.getByRole('checkbox', { name: `Select ${name}` }).check();

describe('work on several connections', () => {
  it('tells of each how it went, says which were left out, and takes a pause back', async () => {
    await list('?sort=display_name');
    await page.getByRole('checkbox', { name: 'Select all shown' }).check();
    await page.getByText('4 selected').waitFor();
    await page.getByRole('checkbox', { name: 'Select Warehouse hook' }).uncheck();
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await dialog().getByText('nothing is lost').waitFor();
    expect(await state('Till one')).toBe('active');
    await dialog().getByRole('button', { name: 'Pause 3' }).click();
    await dialog().getByText('Finished: 2 of 3 are well').waitFor();
    const row = dialog().getByRole('listitem').filter({ hasText: 'Till two' });
    await row.getByText('Only an active connection can be paused.').waitFor();
    expect(await violations(page)).toEqual([]);
    expect([await state('Till one'), await state('Warehouse hook')]).toEqual(['paused', 'active']);
    await dialog().getByRole('button', { name: 'Resume these 2 again' }).click();
    await dialog().getByText('Finished: 2 of 3 are well').waitFor();
    await dialog().getByRole('button', { name: 'Close' }).click();
    expect([await state('Till one'), await state('Till two')]).toEqual(['active', 'paused']);
    await page.getByText('3 selected').waitFor({ state: 'hidden' });
  }, 30_000);

  it('a test that finds trouble is no success', async () => {
    const fault = { vendor: 'stripe', path: '/v1/account', kind: 'status', status: 401, times: 1 };
    await plane.control('/fault', fault);
    await list('?sort=display_name');
    await tick('Till one');
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await dialog().getByText('Finished: 0 of 1 are well').waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
  }, 30_000);
});

describe('the list', () => {
  it('in groups counts each, and those that need somebody', async () => {
    await list('?group=family');
    const payment = page.getByRole('region', { name: 'Payment' });
    await payment.getByText('3 connections').waitFor();
    await payment.getByText('1 needs attention').waitFor();
    await payment.getByRole('row').nth(3).waitFor();
    expect(await payment.getByRole('row').count()).toBe(4);
    await payment.getByRole('button', { name: 'Payment' }).click();
    await payment.getByRole('table').waitFor({ state: 'hidden' });
  }, 30_000);

  it('keeps its filters under a name, and opens with them again', async () => {
    await list('?state=paused&sort=display_name');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Keep these filters…' }).click();
    await dialog().getByLabel('Name').fill('Asleep');
    await dialog().getByRole('button', { name: 'Keep' }).click();
    await list();
    await page.getByRole('button', { name: 'All connections' }).click();
    await page.getByRole('menuitem', { name: 'Asleep' }).click();
    await page.waitForURL(/state=paused/);
    await page.getByRole('link', { name: 'Till two' }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByRole('button', { name: 'Asleep' }).click();
    await page.getByRole('menuitem', { name: 'Keep these filters…' }).click();
    await dialog().getByRole('button', { name: 'Remove Asleep' }).click();
    await dialog().getByRole('listitem').waitFor({ state: 'hidden' });
    const { body } = await plane.admin.get(`${SITE}/saved-views`).expect(200);
    expect(body.items).toEqual([]);
  }, 30_000);

  it('on a phone folds the rarer filters away, and says how many of them are in force', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await list('?family=payment&group=category');
    const fold = page.getByRole('button', { name: 'Filters (2)' });
    await fold.waitFor();
    const family = page.getByLabel('Family', { exact: true });
    expect(await family.isVisible()).toBe(false);
    await fold.click();
    await family.selectOption('');
    await page.getByRole('button', { name: 'Filters (1)', expanded: true }).waitFor();
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: /^Filters/ }).waitFor({ state: 'hidden' });
    expect(await family.isVisible()).toBe(true);
  }, 30_000);

  it('of many draws those in view, and fetches more as one nears the end', async () => {
    await plane.db.query(`DELETE FROM connections WHERE display_name LIKE 'Many %'`);
    await plane.db.query(`
      INSERT INTO connections (site_id, connector_type, family, category, display_name, state,
        auth_flow, vendor_account_id, vendor_account_name, operator_of_record, created_at)
      SELECT site_id, connector_type, family, category, 'Many ' || n, 'active', auth_flow, 'many' || n,
        vendor_account_name, operator_of_record, created_at - n * interval '1 hour'
      FROM connections, generate_series(1, 400) n WHERE id = ${ids['Till one']}`);
    await list('?q=many');
    const rows = page.getByRole('row');
    await rows.nth(2).waitFor();
    const toEnd = () =>
      page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    for (let scrolled = 0; scrolled < 100; scrolled += 1) {
      await toEnd();
      if (await page.getByRole('link', { name: 'Many 400' }).isVisible()) break;
    }
    await page.getByText('400 shown, that is all').waitFor();
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe('401');
    expect(await rows.count()).toBeLessThan(100);
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.getByRole('link', { name: 'Many 1', exact: true }).waitFor();
  }, 45_000);

  it('of many pauses all that match, shown or not, says how many first and stops when told to', async () => {
    // Slow enough to be stopped on the way, on any machine.
    await page.route('**/pause', async (route) => {
      await delay(100);
      await route.continue();
    });
    await list('?q=many&sort=display_name');
    await page.getByRole('checkbox', { name: 'Select all shown' }).check();
    await page.getByText('50 selected').waitFor();
    await page.getByRole('button', { name: 'Select all 400 matching' }).click();
    await page.getByText('All 400 matching selected').waitFor();
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByRole('dialog', { name: 'Pause 400 connections?' }).waitFor();
    const leaves = () =>
      page.evaluate(() => window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
    expect(await leaves()).toBe(true);
    await dialog().getByRole('button', { name: 'Pause 400' }).click();
    await dialog().getByText('Paused', { exact: true }).first().waitFor();
    const stop = dialog().getByRole('button', { name: 'Stop after those under way' });
    await stop.waitFor();
    expect(await leaves()).toBe(false);
    await stop.click();
    const [, good] = /Finished: (\d+) of 400/.exec(
      await dialog().getByText('Finished').innerText(),
    )!;
    expect(await leaves()).toBe(true);
    const [{ paused }] = await plane.db.query(
      `SELECT count(*)::int AS paused FROM connections WHERE display_name LIKE 'Many %' AND state = 'paused'`,
    );
    expect(paused).toBe(Number(good));
    expect(paused).toBeGreaterThan(0);
    expect(paused).toBeLessThan(400);
    await dialog().getByRole('button', { name: 'Close' }).click();
    await page.unroute('**/pause');
  }, 45_000);
});
