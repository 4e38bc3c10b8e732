import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { breakConnection, look } from '../support/alerts.ts';
import { bodies, connect } from '../support/connections.ts';
import { type TestPlane, SITE } from '../support/start-plane.ts';
import { type SettledPage, openSettledPage } from './page.ts';
import { violations } from './violations.ts';

let settled: SettledPage;
let plane: TestPlane;
let page: Page;
let stripe: number;
beforeAll(async () => {
  settled = await openSettledPage();
  ({ plane, page } = settled);
  stripe = (await connect(plane, { ...bodies.stripe(), display_name: 'Shop payments' })).id;
}, 60_000);
afterAll(() => settled.close());

const bell = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const region = (name: string) => page.getByRole('region', { name });
const dialog = () => page.getByRole('dialog');
/** Coming back to the window asks for the bell's counts at once. */
const comeBack = () =>
  page.evaluate(() => window.dispatchEvent(new Event('visibilitychange', { bubbles: true })));

describe('a connection that breaks', () => {
  it('raises the bell of a page that is open, and says so to those who cannot see it', async () => {
    await page.goto('/sites/default/alerts');
    await page.getByRole('heading', { name: 'All is well' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await breakConnection(plane, stripe, 'auth_revoked', 'The vendor refuses the key');
    await look(plane);
    await comeBack();
    await bell('Alerts, 1 unread').waitFor();
    await page.getByRole('status').getByText('1 new alert').waitFor();
    // The list that is shown follows the bell.
    await region('Open now').getByText('The vendor refuses the credential').waitFor();
  }, 60_000);

  it('is told by the bell, with the way to the connection and to all alerts', async () => {
    await page.goto('/sites/default/activity');
    await bell('Alerts, 1 unread').click();
    await dialog().getByText('1 open alert').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    expect(await bell('Alerts, 1 unread').evaluate((node) => node === document.activeElement)).toBe(
      true,
    );
    await bell('Alerts, 1 unread').click();
    await dialog().getByRole('link', { name: 'The vendor refuses the credential' }).click();
    await page.waitForURL(`**/connections/${stripe}`);
    await dialog().waitFor({ state: 'hidden' });
    await bell('Alerts, 1 unread').click();
    await dialog().getByRole('link', { name: 'All alerts' }).click();
    await page.waitForURL('**/sites/default/alerts');
  }, 60_000);

  it('is read once, and stays on the list until it recovers', async () => {
    const open = region('Open now');
    await open.getByText(/Connect again, or replace the credential/).waitFor();
    expect(await violations(page)).toEqual([]);
    await open.getByRole('button', { name: /^Mark as read/ }).click();
    await bell('Alerts').waitFor();
    expect(await open.getByText('The vendor refuses the credential').count()).toBe(1);
    const { body } = await plane.admin.get(`${SITE}/alerts/summary`).expect(200);
    expect(body).toEqual({ open: 1, open_errors: 1, unread: 0 });

    await breakConnection(plane, stripe, 'active');
    await look(plane);
    await comeBack();
    await region('Recovered').getByText('The vendor refuses the credential').waitFor();
    await region('Open now').getByText('Nothing is wrong right now.').waitFor();
    expect(await violations(page)).toEqual([]);
  }, 60_000);

  it('is found by filters that the address keeps', async () => {
    await page.getByLabel('Kind').selectOption({ label: 'Deliveries pile up' });
    await page.getByRole('heading', { name: 'No alert matches' }).waitFor();
    expect(new URL(page.url()).searchParams.get('kind')).toBe('queue_growing');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.goto(`/sites/default/alerts?state=resolved&connection=${stripe}`);
    await page.getByRole('heading', { name: 'The vendor refuses the credential' }).waitFor();
    expect(await region('Open now').count()).toBe(0);
  }, 60_000);
});
