import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { STRIPE_KEY, bodies, connect, readConnection } from '../support/connections.ts';
import { type TestPlane, connectByOAuth, startPlane } from '../support/start-plane.ts';
import { openPage, signIn } from './page.ts';

let plane: TestPlane;
let browser: Browser;
let page: Page;
let stripe: number;
let hubspot: number;

beforeAll(async () => {
  plane = await startPlane({
    workers: false,
    env: { SECRET_REFERENCES: 'env:PATCHBAY_SECRET_', PATCHBAY_SECRET_STRIPE: STRIPE_KEY },
  });
  stripe = (await connect(plane, bodies.stripe())).id;
  hubspot = (await connectByOAuth(plane, 'hubspot')).id!;
  browser = await launchBrowser();
  ({ page } = await openPage(browser, plane));
  await signIn(page);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await plane.close();
});

const becomes = (id: number, columns: string) =>
  plane.db.query(`UPDATE connections SET ${columns} WHERE id = $1`, [id]);
const WELL = `state = 'active', state_reason = NULL, last_test_outcome = 'connected',
  consecutive_failures = 0, refresh_failures = 0, grant_expires_at = NULL,
  credential_unreadable = false, secret_problem = NULL, scopes_requested = NULL`;
const open = (id: number) => page.goto(`/sites/default/connections/${id}`);
const row = (name: string) => page.getByRole('row').filter({ hasText: name });

/** As tests, refreshes and deliveries would have left it; what the banner says; what mends it. */
const TROUBLES: [columns: string, title: RegExp, remedy: string][] = [
  [`state = 'auth_expired'`, /The access to HubSpot has expired/, 'Reconnect'],
  [`state = 'auth_revoked'`, /HubSpot no longer accepts these credentials/, 'Reconnect'],
  [`state = 'error', last_test_outcome = 'vendor_error'`, /with an error of its own/, 'Test connection'], // prettier-ignore
  [`state = 'error', last_test_outcome = 'network_error'`, /HubSpot cannot be reached/, 'Open settings'], // prettier-ignore
  [`state = 'error', last_test_outcome = 'scope_insufficient'`, /they may do too little/, 'Change scopes'], // prettier-ignore
  [`state = 'paused'`, /This connection is paused/, 'Resume'],
  [`refresh_failures = 2, refresh_due_at = now() + interval '9 minutes'`, /does not renew the access just now/, 'Refresh credentials'], // prettier-ignore
  [`grant_expires_at = now() + interval '5 days 1 hour'`, /ends in 5 days, on /, 'Reconnect'], // prettier-ignore
  [`scopes_requested = scopes_granted || '["crm.objects.companies.write"]'`, /granted less than was asked for/, 'Ask again'], // prettier-ignore
  [`credential_unreadable = true`, /cannot read its own copy/, 'Reconnect'],
  [`secret_problem = 'The store is sealed.'`, /The secret store does not give out/, 'Test connection'], // prettier-ignore
  [`consecutive_failures = 2`, /the last deliveries failed/, 'Test connection'],
];

describe('each trouble of a connection', () => {
  it.each(TROUBLES)(
    '%s reads as %s and is mended by %s',
    async (columns, title, remedy) => {
      await becomes(hubspot, WELL);
      await becomes(hubspot, columns);
      // A grant whose end was known for long, so that its end counts as near.
      await becomes(hubspot, `grant_end_known_at = now() - interval '300 days'`);
      await open(hubspot);
      const banner = page.getByRole('alert').filter({ hasText: title });
      await banner.getByRole('button', { name: remedy }).waitFor();
    },
    20_000,
  );

  it('stands in the list with its click, and the click does it there', async () => {
    await becomes(stripe, `state = 'error', last_test_outcome = 'network_error'`);
    await page.goto('/sites/default/connections');
    const line = row('Stripe');
    await line.getByText('Vendor cannot be reached').waitFor();
    await plane.control('/fault', { vendor: 'stripe', path: '/v1/*', kind: 'slow', delay_ms: 800, times: 1 }); // prettier-ignore
    await line.getByRole('button', { name: 'Test connection: Stripe' }).click();
    await line.getByText('Testing…').waitFor({ timeout: 400 });
    await line.getByText('Active', { exact: true }).waitFor();
    expect(await readConnection(plane, stripe)).toMatchObject({ state: 'active' });
  }, 20_000);
});

describe('the credentials of a connection', () => {
  it('say when they are renewed and when somebody must sign in again', async () => {
    await becomes(hubspot, WELL);
    await becomes(hubspot, `expires_at = now() + interval '31 minutes', refresh_due_at = now() + interval '21 minutes', grant_expires_at = now() + interval '40 days'`); // prettier-ignore
    await open(hubspot);
    const panel = page.getByRole('region', { name: 'Credentials' });
    await panel.getByText('Currently set').waitFor();
    expect(await panel.textContent()).toMatch(
      /Access expires.*30 min.*Refreshed next.*20 min.*Sign in again by/,
    );
  }, 20_000);

  it('are refreshed by hand, and the page shows the test that followed', async () => {
    await becomes(hubspot, WELL);
    await open(hubspot);
    await page.getByRole('button', { name: 'Refresh credentials' }).click();
    await page.getByText('HubSpot answered and accepted the credentials').waitFor();
    expect((await readConnection(plane, hubspot)).state).toBe('active');
  }, 20_000);

  it('say what became of them when the vendor refuses the refresh', async () => {
    await becomes(hubspot, WELL);
    await plane.control('/reset');
    await open(hubspot);
    await page.getByRole('button', { name: 'Refresh credentials' }).click();
    await page.getByText('The credentials of HubSpot could not be refreshed').waitFor();
    await page.getByRole('alert').getByRole('button', { name: 'Reconnect' }).waitFor();
    expect((await readConnection(plane, hubspot)).state).toMatch(/^auth_/);
  }, 20_000);

  it('may live elsewhere: a place that is not allowed is refused at its input, an allowed one is used', async () => {
    await page.goto('/sites/default/library/stripe');
    await page.getByRole('button', { name: 'Use a reference instead' }).click();
    const key = page.getByLabel('Secret or restricted key');
    await key.fill('env:PATH');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText(/outside the prefixes that SECRET_REFERENCES allows/).waitFor();
    expect(await key.getAttribute('aria-invalid')).toBe('true');
    await key.fill('env:PATCHBAY_SECRET_STRIPE');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.waitForURL(/\/connections\/\d+/);
    await page.getByText('Secret or restricted key: from a secret store').waitFor();
    expect(await page.content()).not.toContain('PATCHBAY_SECRET_STRIPE');
  }, 20_000);

  it('of a webhook are made anew and shown once, and the dialog waits until they are saved', async () => {
    const { id } = await connect(plane, bodies.webhook(plane.sim));
    await open(id);
    await page.getByRole('button', { name: 'Replace credentials' }).click();
    await page.getByRole('button', { name: 'Test and replace' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save the signing secret now' });
    await dialog.getByText(/carry a signature of the old secret as well/).waitFor();
    const secret = dialog.locator('input[value^="whsec_"]').or(dialog.getByText(/^whsec_/));
    await secret.first().waitFor();
    await page.keyboard.press('Escape');
    expect(await dialog.getByRole('button', { name: 'Done' }).isDisabled()).toBe(true);
    await dialog.getByLabel('I have saved this secret').check();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Old secret signs too until').waitFor();
    expect(await page.content()).not.toContain('whsec_');
  }, 20_000);
});
