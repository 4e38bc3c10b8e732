import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { CAPABILITIES } from '@patchbay/core/capabilities';
import { KeyRotationRunner } from '../../src/modules/keys/key-rotation-runner.service.ts';
import { bodies, connect } from '../support/connections.ts';
import { newMember, newRole } from '../support/people.ts';
import { SITE, type TestPlane } from '../support/start-plane.ts';
import { type SettledPage, openPage, openSettledPage, signIn } from './page.ts';
import { violations } from './violations.ts';

let settled: SettledPage;
let plane: TestPlane;
let browser: Browser;
let page: Page;
const PASSWORD = 'a long enough password';
const settings = (section: string, site = 'default') =>
  page.goto(`/sites/${site}/settings/${section}`);
const dialog = () => page.getByRole('dialog');

beforeAll(async () => {
  settled = await openSettledPage();
  ({ plane, browser, page } = settled);
}, 60_000);
afterAll(() => settled.close());

describe('what a role does not include', () => {
  it('is said beside the button that is off, and who asks for it', async () => {
    const capabilities = ['connections.list', 'library.browse', 'connections.create'];
    await newRole(plane.admin, 'Connector', capabilities);
    await newMember(plane, plane.admin, 'cora@example.com', 'Connector');
    const family_overrides = { crm: { capability: 'settings.manage' } };
    await plane.admin.patch(`${SITE}/settings`).send({ family_overrides }).expect(200);
    const { page: hers } = await openPage(browser, plane);
    await signIn(hers, { email: 'cora@example.com', password: PASSWORD });
    await hers.goto('/sites/default/library');
    const off = async (name: string) => {
      const button = hers.getByRole('button', { name: `Connect ${name}`, exact: true });
      expect(await button.getAttribute('aria-disabled')).toBe('true');
      const reason = await button.getAttribute('aria-describedby');
      return hers.locator(`[id="${reason}"]`).textContent();
    };
    await hers.getByRole('link', { name: 'Connect Brevo' }).waitFor();
    expect(await off('Stripe')).toMatch(
      /^Payment connectors ask for “Handle credentials of payment/,
    );
    expect(await off('HubSpot')).toMatch(/^CRM connectors ask for “Change settings”/);
    await hers.goto('/sites/default/library/stripe');
    await hers.getByText('Payment connectors ask for').waitFor();
    await hers.goto('/sites/default/activity');
    await hers.getByText('Your role does not include “See the activity”').waitFor();
  }, 60_000);
});

describe('general', () => {
  it('renames the site, everywhere on the page at once', async () => {
    await settings('general');
    await page.getByLabel('Name').fill('Acme Bikes');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: /Switch site.*Acme Bikes/ }).waitFor();
  }, 60_000);

  it('takes a family’s demand, and refuses at the field one that nobody could meet', async () => {
    await plane.admin.post('/api/v1/sites').send({ slug: 'strict', name: 'Strict' }).expect(201);
    const most = CAPABILITIES.filter((each) => each !== 'tokens.manage');
    const role_id = await newRole(plane.admin, 'Steward', most, 'strict');
    const { id } = (await plane.admin.get('/api/v1/me').expect(200)).body;
    await plane.admin.patch(`/api/v1/sites/strict/members/${id}`).send({ role_id }).expect(200);
    await settings('general', 'strict');
    await page.getByRole('button', { name: 'Ask for more from a family' }).click();
    await page.getByLabel('Family', { exact: true }).selectOption({ label: 'CRM' });
    await page.getByLabel('Also needed').selectOption({ label: 'Manage service tokens' });
    await page.getByRole('button', { name: 'Save families' }).click();
    await page.getByText('Nobody on this site holds this').waitFor();
    const field = page.getByLabel('Also needed');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.selectOption({ label: 'Disconnect' });
    await page.getByRole('button', { name: 'Save families' }).click();
    await page.getByText('The families are saved.').waitFor();
    const { body } = await plane.admin.get('/api/v1/sites/strict/settings').expect(200);
    expect(body.family_overrides).toEqual({ crm: { capability: 'connections.disconnect' } });
  }, 60_000);
});

describe('keys', () => {
  const settle = () =>
    plane.db.query(`UPDATE key_rotations SET resume_at = now() - interval '1 second'`);

  it('rotate after a question, show how far they are, and name what does not open', async () => {
    const { id } = await connect(plane, bodies.stripe());
    const runner = plane.app.get(KeyRotationRunner);
    await settings('keys');
    await page.getByRole('button', { name: 'Rotate the key' }).click();
    await dialog().getByText('When nothing needs the old keys any more').waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Rotate the key' }).click();
    await page.getByText('Counting what is stored…').waitFor();
    for (let bites = 0; bites < 100 && (await runner.runBite()); bites += 1);
    await page.getByText(/^All \d+ are encrypted with key \d/).waitFor();
    const rotate = page.getByRole('button', { name: 'Rotate the key' });
    expect(await rotate.getAttribute('aria-disabled')).toBe('true');
    for (let bites = 0; bites < 100; bites += 1) {
      await settle();
      if (!(await runner.runBite())) break;
    }
    await page.getByText('The rotation is done').waitFor();
    expect(await violations(page)).toEqual([]);

    await plane.db.query(
      `UPDATE connections SET credential_blob = set_byte(credential_blob, 40, 255 - get_byte(credential_blob, 40)) WHERE id = $1`,
      [id],
    );
    await page.getByRole('button', { name: 'Rotate the key' }).click();
    await dialog().getByRole('button', { name: 'Rotate the key' }).click();
    await page.getByText('Counting what is stored…').waitFor();
    for (let bites = 0; bites < 100; bites += 1) {
      await settle();
      if (!(await runner.runBite())) break;
    }
    await page.getByText('The rotation is done, but some values do not open').waitFor();
    await page.getByText('1 value opens with none of this site').waitFor();
    await page.getByRole('link', { name: `Connection ${id}` }).click();
    await page.waitForURL(`**/connections/${id}`);

    await plane.db.query(`UPDATE key_rotations SET status = 'failed'`);
    await settings('keys');
    await page.getByText('The rotation failed, and nothing was changed').waitFor();
    await page.getByText('npm run keys:status: most likely').waitFor();
    expect(await violations(page)).toEqual([]);
  }, 60_000);
});

describe('single sign-on', () => {
  it('says what to set, and keeps the groups in the order that decides', async () => {
    await settings('single-sign-on');
    await page.getByText('Not configured').waitFor();
    await page.getByText('OIDC_ISSUER').waitFor();
    await page.getByText('/api/v1/auth/oidc/callback').waitFor();
    const group = (n: number) => page.getByRole('group', { name: `Group ${n}`, exact: true });
    for (const [n, name, role] of [
      [1, 'everyone', 'Viewer'],
      [2, 'ops', 'Administrator'],
    ] as const) {
      // prettier-ignore
      await page.getByRole('button', { name: 'Add a group' }).click();
      await group(n).getByRole('textbox', { name: 'Group' }).fill(name);
      await group(n).getByLabel('Role', { exact: true }).selectOption({ label: role });
    }
    await page.getByRole('button', { name: 'Move group 2 up' }).click();
    await group(2).getByRole('textbox', { name: 'Group' }).fill('ops');
    await page.getByRole('button', { name: 'Save groups' }).click();
    await group(2).getByText('is named twice').waitFor();
    await group(2).getByRole('textbox', { name: 'Group' }).fill('everyone');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save groups' }).click();
    await page.getByText('The groups are saved.').waitFor();
    const { body } = await plane.admin.get(`${SITE}/settings`).expect(200);
    expect(body.sso_group_roles).toEqual([
      { group: 'ops', role: 'Administrator' },
      { group: 'everyone', role: 'Viewer' },
    ]);
    const theirs = [{ group: 'theirs', role: 'Viewer' }];
    await plane.admin.patch(`${SITE}/settings`).send({ sso_group_roles: theirs }).expect(200);
    await group(2).getByRole('textbox', { name: 'Group' }).fill('mine');
    await page.getByRole('button', { name: 'Save groups' }).click();
    await page.getByText('it now says “theirs: Viewer”').waitFor();
    await page.getByRole('button', { name: 'Take theirs' }).click();
    await group(2).waitFor({ state: 'detached' });
    expect(await group(1).getByRole('textbox', { name: 'Group' }).inputValue()).toBe('theirs');
  }, 60_000);
});

describe('a new site', () => {
  it('is made from the switcher, with a short name proposed from its name', async () => {
    await page.goto('/sites/default/connections');
    await page.getByRole('button', { name: /Switch site/ }).click();
    await page.getByRole('menuitem', { name: 'New site…' }).click();
    await dialog().getByLabel('Name', { exact: true }).fill('Café São José');
    const slug = dialog().getByLabel('Short name');
    expect(await slug.inputValue()).toBe('cafe-sao-jose');
    expect(await violations(page)).toEqual([]);
    await slug.fill('default');
    await dialog().getByRole('button', { name: 'Create site' }).click();
    await dialog().getByText('Another site has this short name.').waitFor();
    await slug.fill('cafe');
    await dialog().getByRole('button', { name: 'Create site' }).click();
    await page.waitForURL('**/sites/cafe/library');
    await page.getByRole('button', { name: /Switch site.*Café São José/ }).click();
    await page.getByRole('menuitem', { name: /Acme Bikes|Default/ }).click();
    await page.waitForURL('**/sites/default/overview');
  }, 60_000);
});
