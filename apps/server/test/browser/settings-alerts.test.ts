import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { type MailStandIn, startMailServer } from '../support/mail-server.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';
import { openPage, signIn } from './page.ts';
import { violations } from './violations.ts';

let mail: MailStandIn;
let plane: TestPlane;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  mail = await startMailServer();
  plane = await startPlane({ workers: false, env: { SMTP_URL: mail.url } });
  browser = await launchBrowser();
  ({ page } = await openPage(browser, plane));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await plane.close();
  await mail.close();
});

const panel = (name: string) => page.getByRole('region', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const button = (name: string) => page.getByRole('button', { name, exact: true });
const settings = async () => (await plane.admin.get(`${SITE}/settings`).expect(200)).body;

describe('mail', () => {
  it('takes addresses, names one that is none, and tells what each receiver said', async () => {
    await page.goto('/sites/default/settings/alerts');
    const addresses = page.getByRole('combobox', { name: 'Addresses' });
    await addresses.fill('ops@example.com');
    await addresses.press('Enter');
    await addresses.fill('nobody');
    await addresses.press('Enter');
    await button('Save addresses').click();
    await page.getByText('nobody is no mail address.').waitFor();
    expect((await settings()).alert_addresses).toEqual([]);
    await addresses.press('Backspace');
    await addresses.fill('away@example.com');
    await addresses.press('Enter');
    await button('Save addresses').click();
    await page.getByText('The addresses are saved.').waitFor();
    expect((await settings()).alert_addresses).toEqual(['ops@example.com', 'away@example.com']);

    mail.behave({
      refuse: (to) => (to.startsWith('away') ? { code: 550, text: 'No such box' } : undefined),
    });
    await button('Send a test mail').click();
    await page.getByText('Not everybody was told').waitFor();
    await panel('By mail').getByText('No such box').waitFor();
    expect(mail.mails.map(({ to }) => to)).toEqual([['ops@example.com']]);
    expect(await violations(page)).toEqual([]);
  }, 60_000);

  it('says when somebody changed the addresses meanwhile, and replaces them only when told again', async () => {
    await page.reload();
    const addresses = page.getByRole('combobox', { name: 'Addresses' });
    await addresses.fill('mine@example.com');
    await addresses.press('Enter');
    await plane.admin
      .patch(`${SITE}/settings`)
      .send({ alert_addresses: ['theirs@example.com'] })
      .expect(200);
    await button('Save addresses').click();
    await page.getByText('Addresses: it now says “theirs@example.com”, and you entered').waitFor();
    expect((await settings()).alert_addresses).toEqual(['theirs@example.com']);
    await button('Keep mine').click();
    await page.getByText('The addresses are saved.').waitFor();
    expect((await settings()).alert_addresses).toContain('mine@example.com');
  }, 60_000);
});

describe('the webhook', () => {
  it('shows its secret once, rotates it after a question, and goes', async () => {
    await page.goto('/sites/default/settings/alerts');
    await page.getByLabel('Address', { exact: true }).fill('ops.example.com');
    await button('Add webhook').click();
    await page.getByText('Enter a full address that starts with').waitFor();
    await page.getByLabel('Address', { exact: true }).fill('https://ops.example.com/alerts');
    await button('Add webhook').click();
    const secret = dialog().getByRole('textbox', { name: 'Signing secret' });
    const first = await secret.textContent();
    expect(first).toMatch(/^whsec_.{40,}/);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await secret.isVisible()).toBe(true);
    await dialog().getByLabel('I have saved this secret').check();
    await dialog().getByRole('button', { name: 'Done' }).click();
    await dialog().waitFor({ state: 'hidden' });
    expect(await page.content()).not.toContain(first);

    await button('Rotate the secret…').click();
    await dialog().getByText('For 24 hours').waitFor();
    await dialog().getByRole('button', { name: 'Rotate the secret' }).click();
    await secret.waitFor();
    expect(await secret.textContent()).not.toBe(first);
    await dialog().getByLabel('I have saved this secret').check();
    await dialog().getByRole('button', { name: 'Done' }).click();
    await page.getByText('The secret before signs too until').waitFor();
    expect(await violations(page)).toEqual([]);

    await page.reload();
    await button('Remove…').waitFor();
    expect(await page.content()).not.toContain('whsec_');
    await button('Remove…').click();
    await dialog().getByRole('button', { name: 'Remove webhook' }).click();
    await button('Add webhook').waitFor();
    expect((await settings()).alert_webhook).toBeNull();
  }, 60_000);
});

describe('delivery rules', () => {
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });

  it('show which rule holds and whose it is, and name wrong input at its field', async () => {
    await page.goto('/sites/default/settings/delivery-rules');
    await row('HubSpot').getByText('100 in 10s').waitFor();
    await row('HubSpot').getByText('Comes with the connector').waitFor();
    await row('HubSpot').getByRole('button', { name: 'Change the rules for HubSpot' }).click();
    await dialog().getByLabel('Timeout').fill('9m');
    await dialog().getByLabel('Rate limit').selectOption({ label: 'This limit' });
    await dialog().getByLabel('Requests').fill('190');
    await dialog().getByLabel('In', { exact: true }).fill('10s');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().getByText('Enter a time from 100ms to 5m').waitFor();
    expect(await dialog().getByLabel('Timeout').getAttribute('aria-invalid')).toBe('true');
    expect(await dialog().getByLabel('Requests').getAttribute('aria-invalid')).not.toBe('true');
    expect(await violations(page)).toEqual([]);
    await dialog().getByLabel('Timeout').fill('45s');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await row('HubSpot').getByText('190 in 10s').waitFor();
    await row('HubSpot').getByText('45s').waitFor();
    expect(await row('HubSpot').getByText('Set for HubSpot').count()).toBe(2);
    expect((await settings()).connector_overrides).toEqual({
      hubspot: { timeout: '45s', rate_limit: { requests: 190, per: '10s' } },
    });
  }, 60_000);

  it('of a family reach its connectors, keep what it demands, and go after a question', async () => {
    const family_overrides = { email: { capability: 'settings.manage' } };
    await plane.admin.patch(`${SITE}/settings`).send({ family_overrides }).expect(200);
    await page.reload();
    await button('Add a family').click();
    await dialog().getByLabel('Family').selectOption({ label: 'Email' });
    await dialog().getByLabel('Retry schedule').selectOption({ label: 'No retries' });
    await dialog().getByRole('button', { name: 'Save' }).click();
    await row('Mailchimp').getByText('Set for Email').waitFor();
    await row('Mailchimp').getByText('No retries').waitFor();
    expect((await settings()).family_overrides).toEqual({
      email: { capability: 'settings.manage', retry_schedule: [] },
    });
    await button('Remove the rules set for Email').click();
    await dialog().getByText('Retry schedule: No retries').waitFor();
    await dialog().getByRole('button', { name: 'Remove rules' }).click();
    await page.getByText('No family has rules of its own.').waitFor();
    expect((await settings()).family_overrides).toEqual(family_overrides);
  }, 60_000);

  it('of the site outrank the platform’s', async () => {
    await page.getByLabel('Retry schedule').selectOption({ label: 'These delays' });
    await page.getByLabel('Delays').fill('2s, 1m');
    await button('Save changes').click();
    await row('Mailchimp').getByText('2s, 1m').waitFor();
    await row('Mailchimp').getByText('Set for the site').waitFor();
    expect(await violations(page)).toEqual([]);
  }, 60_000);
});
