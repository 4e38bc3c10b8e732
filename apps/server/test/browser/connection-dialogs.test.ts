import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { act, bodies, connect } from '../support/connections.ts';
import { SITE, type TestPlane, connectByOAuth, startPlane } from '../support/start-plane.ts';
import { openPage, signIn } from './page.ts';
import { violations } from './violations.ts';

let plane: TestPlane;
let browser: Browser;
let page: Page;
let stripe: number;
let hubspot: number;

beforeAll(async () => {
  plane = await startPlane({ workers: false });
  stripe = (await connect(plane, { ...bodies.stripe(), display_name: 'A till with a rather long name in the old town' })).id; // prettier-ignore
  hubspot = (await connectByOAuth(plane, 'hubspot')).id!;
  await plane.admin.put(`${SITE}/connections/${stripe}/usages/shop/1`).send({ label: 'Checkout' }).expect(200); // prettier-ignore
  const paused = await connect(plane, bodies.webhook(plane.sim));
  await act(plane, paused.id, 'pause').expect(200);
  await plane.db.query(
    `UPDATE connections SET scopes_requested = scopes_granted || '["crm.objects.companies.write"]', refresh_failures = 1, refresh_due_at = now() + interval '5 minutes' WHERE id = $1`,
    [hubspot],
  );
  await plane.db.query(
    `UPDATE connections SET state = 'error', last_test_outcome = 'network_error', credential_references = '["api_key"]' WHERE id = $1`,
    [stripe],
  );
  browser = await launchBrowser();
  ({ page } = await openPage(browser, plane));
  await signIn(page);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await plane.close();
});

const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
const said = (text: string | RegExp) => page.getByText(text).first().waitFor();

/** Everything that opens on the pages of connections, library and activity. */
const SIGHTS: [title: string, path: () => string, reach: () => Promise<void>][] = [
  ['a list with troubles', () => 'connections', () => said('Vendor cannot be reached')],
  ['a connection in trouble', () => `connections/${stripe}`, () => said(/cannot be reached/)],
  ['a connection that warns', () => `connections/${hubspot}`, () => said(/does not renew/)],
  ['who uses it, before a pause', () => `connections/${hubspot}`, async () => {
    await press('Pause');
    await said(/No module has said/);
  }],
  ['who uses it, before a disconnect', () => `connections/${stripe}`, async () => {
    await press('Disconnect');
    await said('Used by 1 module:');
  }],
  ['the scopes picker', () => `connections/${hubspot}?open=scopes`, () => said(/Needed by/)],
  ['new credentials by reference', () => `connections/${stripe}?open=replace`, async () => {
    await press('Use a reference instead');
    await said(/env:NAME/);
  }],
  ['what turning off does', () => 'library', async () => {
    await page.getByRole('switch', { name: /Stripe/ }).press('Space');
    await said('Nobody can connect Stripe any more.');
  }],
  ['an entry of the activity', () => 'activity', async () => {
    await press('Connected');
    await said('What changed');
  }],
  ['the verdict', () => 'activity', async () => {
    await press('Verify');
    await said('The log is whole');
  }],
]; // prettier-ignore

describe.each([
  ['light', 1440],
  ['dark', 390],
] as const)('in %s, %i pixels wide', (colorScheme, width) => {
  it.each(SIGHTS)(
    '%s can be read by everybody, and does not scroll sideways',
    async (_, path, reach) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`/sites/default/${path()}`);
      await page.locator('h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      await reach();
      expect(await violations(page)).toEqual([]);
      const [content, window] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(content).toBeLessThanOrEqual(window!);
    },
    20_000,
  );
});
