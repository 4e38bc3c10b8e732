import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { SITE, type TestPlane, connectByOAuth, startPlane } from '../support/start-plane.ts';
import { type OpenPage, openPage, signIn } from './page.ts';
import { violations } from './violations.ts';

let plane: TestPlane;
let browser: Browser;
let opened: OpenPage;
let connection: number;
let profile: number;

beforeAll(async () => {
  plane = await startPlane();
  browser = await launchBrowser();
  connection = (await connectByOAuth(plane, 'hubspot')).id!;
  profile = (await connectByOAuth(plane, 'google_business_profile')).id!;
  await plane.admin
    .post(`${SITE}/deliveries`)
    .send({
      connection_id: connection,
      action: 'upsert_contact',
      input: { email: 'lead@example.com' },
      originating_module: 'forms',
      event_identifier: 'submission-with-a-rather-long-identifier-0001',
    })
    .expect(202);
  opened = await openPage(browser, plane);
  await signIn(opened.page);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await plane.close();
});

const PAGES = [
  '/sites/default/overview',
  '/sites/default/library',
  '/sites/default/library/stripe',
  '/sites/default/library/google_analytics',
  '/sites/default/connections',
  '/sites/default/connections/{id}',
  '/sites/default/connections/{id}?tab=deliveries',
  '/sites/default/connections/{id}?tab=panel-account',
  '/sites/default/connections/{profile}',
  '/sites/default/connections/{profile}?tab=panel-location',
  '/sites/default/log',
  '/sites/default/log?view=waiting',
  '/sites/default/log?view=jobs',
  '/sites/default/activity',
  '/sites/default/alerts',
  '/sites/default/settings/general',
  '/sites/default/settings/alerts',
  '/sites/default/settings/delivery-rules',
  '/sites/default/settings/keys',
  '/sites/default/settings/oauth-apps',
  '/sites/default/settings/members',
  '/sites/default/settings/roles',
  '/sites/default/settings/tokens',
  '/sites/default/settings/single-sign-on',
  '/oauth/failed?reason=access_denied&site=default&connector=hubspot',
  '/sites/default/library/higgsfield',
  '/sites/default/connections/{id}?connected=1',
];

describe('every page', () => {
  it.each(PAGES)(
    '%s gives axe nothing to object to in either theme, and never scrolls sideways on a phone',
    async (path) => {
      const { page } = opened;
      await page.setViewportSize({ width: 1440, height: 900 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await open(page, path);
        expect({ colorScheme, found: await violations(page) }).toEqual({ colorScheme, found: [] });
      }
      // 390 pixels, as the page stands, whichever way the language reads.
      await page.setViewportSize({ width: 390, height: 844 });
      for (const direction of ['ltr', 'rtl'] as const) {
        await page.evaluate((dir) => document.documentElement.setAttribute('dir', dir), direction);
        const [content, window] = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          document.documentElement.clientWidth,
        ]);
        expect({ direction, beyond: content! - window! }).toEqual({ direction, beyond: 0 });
      }
    },
    60_000,
  );
});

describe('by keyboard alone', () => {
  it('signs in, skips to the content and opens a connector', async () => {
    const { page } = await openPage(browser, plane);
    await page.goto('/login');
    await page.getByLabel('Email').focus();
    await page.keyboard.type('admin@example.com');
    await page.keyboard.press('Tab');
    await page.keyboard.type('correct horse battery');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sites\/default\//);
    await page.goto('/sites/default/library');
    await page.getByRole('heading', { name: 'Library' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByLabel('Search connectors').focus();
    await page.keyboard.type('stripe');
    const link = page.getByRole('link', { name: 'Connect Stripe' });
    for (let presses = 0; presses < 10; presses += 1) {
      if (await link.evaluate((node) => node === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/library\/stripe/);
  }, 60_000);
});

async function open(page: Page, path: string): Promise<void> {
  const ids = { '{id}': connection, '{profile}': profile };
  await page.goto(path.replace(/\{\w+\}/, (place) => String(ids[place as keyof typeof ids])));
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
}
