import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import {
  type TestPlane,
  authorizeUrl,
  finishOAuth,
  registerApp,
  startPlane,
} from '../support/start-plane.ts';
import { addConnectors, plainConnector } from '../support/test-connectors.ts';
import { type OpenPage, openPage, signIn } from './page.ts';

let plane: TestPlane;
let browser: Browser;
let opened: OpenPage;

function product(slug: string, scope: string) {
  const base = `${plane.sim.url}/oauth2_generic`;
  const method = oauth2({
    authorizeUrl: `${base}/authorize`,
    tokenUrl: `${base}/token`,
    scopes: { [scope]: { title: `Use ${scope}`, required: true } },
  });
  const bundle = { slug: 'suite', name: 'Suite' };
  return plainConnector(slug, base, [method], { bundle, family: 'google' });
}

beforeAll(async () => {
  plane = await startPlane();
  addConnectors(plane, product('suite_mail', 'mail'), product('suite_files', 'mail'));
  addConnectors(plane, product('suite_calendar', 'calendar'));
  await registerApp(plane, 'suite_mail');
  const url = { connector_type: 'suite_mail', display_name: 'Our mail' };
  await finishOAuth(plane, await authorizeUrl(plane, url));
  browser = await launchBrowser();
  opened = await openPage(browser, plane);
  await signIn(opened.page);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await plane.close();
});

it('an account that is connected serves another product of the vendor, without a new consent', async () => {
  const { page } = opened;
  await page.goto(`${plane.url}/sites/default/library/suite_files`);
  const account = page.getByLabel('Whose access is used');
  await account.selectOption({ label: 'Acme Ltd (connected as Our mail)' });
  await expect(page.getByText('Use mail').count()).resolves.toBe(0);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.waitForURL(/\/sites\/default\/connections\/\d+/);
  await page.getByText('Active', { exact: true }).first().waitFor();
}, 60_000);

it('one that lacks a scope is refused by its name, and signing in is one choice away', async () => {
  const { page } = opened;
  await page.goto(`${plane.url}/sites/default/library/suite_calendar`);
  const account = page.getByLabel('Whose access is used');
  await account.selectOption({ label: 'Acme Ltd (connected as Our mail)' });
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText('This account has not granted: Use calendar.').waitFor();
  await account.selectOption({ label: 'Sign in at suite_calendar' });
  await page.getByRole('button', { name: 'Continue to suite_calendar' }).waitFor();
}, 60_000);
