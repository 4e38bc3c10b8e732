import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { header } from '@patchbay/connector-sdk/auth/inject';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { PACKAGES } from '../../src/modules/connectors/connector-packages.service.ts';
import type { LoadedPackages } from '../../src/modules/connectors/packages/load-packages.ts';
import { breakConnection, look } from '../support/alerts.ts';
import { launchBrowser } from '../support/browser.ts';
import { act, bodies, connect, readConnection } from '../support/connections.ts';
import { newMember } from '../support/people.ts';
import { type TestPlane, connectByOAuth, startPlane } from '../support/start-plane.ts';
import { addConnectors, plainConnector } from '../support/test-connectors.ts';
import { type OpenPage, openPage, signIn } from './page.ts';
import { violations } from './violations.ts';

const VENDOR = 'google_business_profile';

let plane: TestPlane;
let browser: Browser;
let opened: OpenPage;
let page: Page;
let profile: number;

beforeAll(async () => {
  plane = await startPlane({ workers: false });
  profile = (await connectByOAuth(plane, VENDOR)).id!;
  browser = await launchBrowser();
  opened = await openPage(browser, plane, { width: 390, height: 844 });
  ({ page } = opened);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await plane.close();
});

const path = (tab = '') => `/sites/default/connections/${profile}${tab}`;
const button = (name: string) => page.getByRole('button', { name, exact: true });
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

/** Tab until what is asked for has the focus; fails when it cannot be reached. */
async function tabTo(role: 'button' | 'radio' | 'searchbox', name: string | RegExp) {
  const wanted = page.getByRole(role, { name });
  await wanted.first().waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await wanted.first().evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(name)} cannot be reached by keyboard`);
}

async function expectReadable() {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // The page follows by itself, and axe must not see it halfway.
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    expect(await violations(page)).toEqual([]);
  }
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content).toBeLessThanOrEqual(window!);
}

describe('the location picker, by keyboard on a phone', () => {
  it('is asked for after connecting, leads step by step to a location, and gives the focus back', async () => {
    await page.goto(path());
    await tabTo('button', 'Choose now');
    await page.keyboard.press('Enter');
    await tabTo('button', 'Choose: Location');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Step 1 of 2: Account' }).waitFor();
    expect(await focused()).toBe('Step 1 of 2: Account');

    await tabTo('radio', /Anna Berg/);
    await page.keyboard.press('ArrowDown');
    await tabTo('button', 'Continue');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Step 2 of 2: Location' }).waitFor();
    expect(await focused()).toBe('Step 2 of 2: Location');
    await page.getByText('50 shown, there are more').waitFor();
    await expectReadable();

    await tabTo('button', 'Load more');
    await page.keyboard.press('Enter');
    await page.getByText(/64 shown/).waitFor();
    await button('Load more').waitFor({ state: 'detached' });
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('cork school 64');
    await page.getByText(/^1 shown/).waitFor();
    await tabTo('radio', /School Street 64/);
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');

    await button('Change: Location').waitFor();
    await page.getByText('Acme Ltd School Street 64', { exact: true }).waitFor();
    expect(await focused()).toBe('Change: Location');
    expect(await readConnection(plane, profile)).toMatchObject({
      settings: {
        location_resource_name: 'locations/4821073163',
        business_name_cached: 'Acme Ltd School Street 64',
        verified_state: 'VERIFIED',
      },
    });
    await page.goto(path());
    await page.getByRole('tab', { name: 'Location' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await button('Choose now').count()).toBe(0);
    expect([opened.strangers, opened.errors]).toEqual([[], []]);
  }, 90_000);

  it('says whose trouble it is, and goes on when it has passed', async () => {
    const fault = { vendor: VENDOR, path: '/v1/accounts', kind: 'status', status: 503, times: 1 };
    await page.goto(path('?tab=panel-location'));
    await plane.control('/fault', fault);
    await button('Change: Location').click();
    await page.getByText('Google Business Profile has trouble just now').waitFor();
    await button('Try again').click();
    await page.getByRole('radio', { name: /Anna Berg/ }).check();
    await page.keyboard.press('Escape');
    await button('Change: Location').waitFor();
  }, 30_000);

  it('says of an empty account that nothing is there, and leads back', async () => {
    await page.goto(path('?tab=panel-location'));
    await button('Change: Location').click();
    await page.getByRole('radio', { name: /Anna Berg/ }).check();
    await button('Continue').click();
    await page.getByText('Google Business Profile lists nothing here.').waitFor();
    await button('Back to Account').click();
    await page.getByRole('radio', { name: /Acme Ltd locations/ }).waitFor();
  }, 30_000);

  it('shows an editor the choice, and why they cannot change it', async () => {
    await newMember(plane, plane.admin, 'ed@acme.example', 'Editor');
    const { page: theirs, context } = await openPage(browser, plane);
    await signIn(theirs, { email: 'ed@acme.example', password: 'a long enough password' });
    await theirs.goto(path('?tab=panel-location'));
    await theirs.getByText('Acme Ltd School Street 64', { exact: true }).waitFor();
    const change = theirs.getByRole('button', { name: 'Change: Location' });
    expect(await change.getAttribute('aria-disabled')).toBe('true');
    await context.close();
  }, 30_000);
});

describe('facts that a connector tells', () => {
  it('are read at the vendor, again when asked for, and only for who may', async () => {
    const hubspot = (await connectByOAuth(plane, 'hubspot')).id!;
    const address = `/sites/default/connections/${hubspot}?tab=panel-account`;
    await page.goto(address);
    await page.getByText('European Union').waitFor();
    const reads = async () => (await plane.arrived('hubspot', '/account-info/*')).length;
    const before = await reads();
    const answered = page.waitForResponse(/\/panels\/account$/);
    await button('Read again').click();
    await answered;
    expect(await reads()).toBe(before + 1);

    const { page: theirs, context } = await openPage(browser, plane);
    await signIn(theirs, { email: 'ed@acme.example', password: 'a long enough password' });
    await theirs.goto(address);
    await theirs.getByText(/Test connections/).waitFor();
    expect(await theirs.getByText('European Union').count()).toBe(0);
    expect(await reads()).toBe(before + 1);
    await context.close();
  }, 30_000);
});

describe('the page of a connection', () => {
  it('tells how its state came about, and leads to what is open about it', async () => {
    await act(plane, profile, 'pause').expect(200);
    await act(plane, profile, 'resume').expect(200);
    await breakConnection(plane, profile, 'auth_revoked', 'The grant was withdrawn');
    await look(plane);
    await page.goto(path());
    const history = page.getByRole('region', { name: 'State history' });
    await history.getByText(/Resumed after a test, by /).waitFor();
    await history.getByText(/^Paused, by /).waitFor();
    await page.getByRole('link', { name: '1 open alert' }).click();
    await page.waitForURL(/\/alerts\?.*connection=/);
    await page.getByText('The grant was withdrawn').first().waitFor();
  }, 30_000);

  it('is not linked to from alerts once it is gone', async () => {
    const { id } = await connect(plane, { ...bodies.webhook(plane.sim), display_name: 'Old hook' });
    await breakConnection(plane, id, 'error', 'No answer');
    await look(plane);
    await plane.db.query('DELETE FROM connections WHERE id = $1', [id]);
    await look(plane);
    await page.goto(`/sites/default/alerts?connection=${id}`);
    await page.getByText('Old hook (disconnected)').waitFor();
    expect(await page.getByRole('link', { name: /Old hook/ }).count()).toBe(0);
  }, 30_000);
});

describe('connectors that others wrote', () => {
  const DECLARED = {
    ...{ slug: 'acme_parcels', entry: './connector.js', flows: ['api_key' as const], scopes: [] },
    ...{ hosts: ['api.acme.example'], operator_hosts: true },
  };

  /** As after a start with two packages, of which one was not taken. */
  beforeAll(() => {
    const connector = plainConnector(DECLARED.slug, 'https://api.acme.example', [
      apiKey({
        fields: z.strictObject({ api_key: keyField({ title: 'Key' }) }),
        inject: header('x-key', 'api_key'),
      }),
    ]);
    addConnectors(plane, connector);
    const loaded = plane.app.get<LoadedPackages>(PACKAGES);
    const from = { name: 'patchbay-connector-acme', version: '1.2.0' };
    loaded.connectors.push({ connector, package: from, declared: DECLARED });
    loaded.refused.push({ name: 'patchbay-connector-odd', version: null, problems: ['is broken'] });
  });

  it('are turned on after what they may reach was shown; packages not taken are named', async () => {
    await page.goto('/sites/default/library?q=acme');
    await page.getByText('patchbay-connector-odd: is broken').waitFor();
    const toggle = page.getByRole('switch', { name: 'Available: acme_parcels' });
    await toggle.waitFor();
    await expectReadable();
    expect(await toggle.isChecked()).toBe(false);
    await toggle.click();
    const dialog = page.getByRole('dialog', { name: /acme_parcels, which others wrote/ });
    await dialog.getByText('api.acme.example').waitFor();
    await dialog.getByText('addresses that you type into its settings').waitFor();
    await dialog.getByText('patchbay-connector-acme, version 1.2.0').waitFor();
    await expectReadable();
    expect(await toggle.isChecked()).toBe(false);
    await dialog.getByRole('button', { name: 'Turn on' }).click();
    await page.getByText('acme_parcels can be used in this site.').waitFor();
    await expect.poll(() => toggle.isChecked()).toBe(true);
  });
});
