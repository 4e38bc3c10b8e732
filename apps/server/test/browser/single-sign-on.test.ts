import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts';
import { type TestApp, startApp } from '../support/start-app.ts';

let idp: IdentityProvider;
let server: TestApp;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  idp = await startIdentityProvider({ publicUrl: null });
  server = await startApp({ env: idp.env });
  const admin = await server.signedIn();
  const sso_group_roles = [{ group: 'everyone', role: 'Viewer' }];
  await admin.patch('/api/v1/sites/default/settings').send({ sso_group_roles }).expect(200);
  browser = await launchBrowser();
  const baseURL = server.url.replace('127.0.0.1', 'localhost');
  page = await (await browser.newContext({ baseURL })).newPage();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  await idp.close();
});

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

describe('single sign-on in a browser', () => {
  const button = () => page.getByRole('link', { name: 'Sign in with single sign-on' });

  it('comes back to the sign-in page with a plain sentence, and then to where one wanted to go', async () => {
    idp.person = { sub: 'jane', email: 'jane@example.com', email_verified: true, groups: [] };
    await page.goto('/login?next=%2Fsites%2Fdefault%2Flibrary%2Fstripe');
    await button().click();
    await page.getByText('none of your groups has a role here').waitFor();
    idp.person.groups = ['everyone'];
    await button().click();
    await page.waitForURL('**/sites/default/library/stripe');
    await page.getByRole('heading', { name: 'Stripe' }).waitFor();
    const me = await page.request.get('/api/v1/me');
    expect(await me.json()).toMatchObject({
      email: 'jane@example.com',
      sites: [{ role: 'Viewer' }],
    });
  }, 60_000);

  it('is offered, and refused, on a page axe objects to nothing of, on a phone as well', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/login?sso_error=denied');
    await button().waitFor();
    await page.getByText('The sign-in was cancelled').waitFor();
    await page.evaluate(axeSource);
    const violations = await page.evaluate(async () => {
      // @ts-expect-error axe was just put there
      const found = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa'] });
      return found.violations.map((violation: { id: string }) => violation.id);
    });
    expect(violations).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  }, 60_000);
});
