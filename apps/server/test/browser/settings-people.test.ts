import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { newMember, newRole, roleId } from '../support/people.ts';
import { SITE, type TestPlane } from '../support/start-plane.ts';
import { type SettledPage, openPage, openSettledPage, signIn } from './page.ts';
import { violations } from './violations.ts';

let settled: SettledPage;
let plane: TestPlane;
let browser: Browser;
let page: Page;
const PASSWORD = 'a long enough password';
const settings = (section: string) => page.goto(`/sites/default/settings/${section}`);
const menuOf = async (name: string, entry: string | RegExp) => {
  await page.getByRole('button', { name }).click();
  await page.getByRole('menuitem', { name: entry }).click();
};
const dialog = () => page.getByRole('dialog');

beforeAll(async () => {
  settled = await openSettledPage();
  ({ plane, browser, page } = settled);
}, 60_000);
afterAll(() => settled.close());

describe('roles', () => {
  it('are shown as a matrix; a built-in one is copied, not changed, and goes only when nobody has it', async () => {
    await settings('roles');
    const cell = (role: number, capability: string) =>
      page
        .getByRole('row', { name: new RegExp(capability) })
        .getByRole('cell')
        .nth(role);
    await page.getByRole('columnheader', { name: /^Administrator/ }).waitFor();
    expect(await cell(2, 'connections\\.list').textContent()).toContain('Yes');
    expect(await cell(2, 'connections\\.pause').textContent()).toContain('No');
    await page.getByRole('button', { name: 'Actions for the role Viewer' }).click();
    const locked = page.getByRole('menuitem', { name: /Change….*Built-in roles stay as they are/ });
    expect(await locked.getAttribute('aria-disabled')).toBe('true');

    await page.getByRole('menuitem', { name: 'Copy…' }).click();
    await dialog().getByLabel('Name').fill('On call');
    await dialog().getByLabel('Pause and resume').check();
    expect(await violations(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Save' }).click();
    await page.getByRole('columnheader', { name: /^On call/ }).waitFor();
    expect(await cell(3, 'connections\\.pause').textContent()).toContain('Yes');

    await newMember(plane, plane.admin, 'oncall@example.com', 'On call');
    await menuOf('Actions for the role On call', 'Delete…');
    await dialog().getByRole('button', { name: 'Delete role' }).click();
    await page.getByText('still have this role. Give them another one first.').waitFor();
    await page.getByRole('columnheader', { name: /^On call/ }).waitFor();
  }, 60_000);
});

it('asks when another administrator changed the same of a role, and overwrites nothing unasked', async () => {
  const { body: role } = await plane.admin
    .post(`${SITE}/roles`)
    .send({ name: 'Shift', capabilities: ['connections.list'] })
    .expect(201);
  await settings('roles');
  await menuOf('Actions for the role Shift', 'Change…');
  await dialog().getByLabel('Name').fill('Night shift');
  await plane.admin.patch(`${SITE}/roles/${role.id}`).send({ name: 'Late shift' }).expect(200);
  await dialog().getByRole('button', { name: 'Save' }).click();
  await dialog()
    .getByText('Name: it now says “Late shift”, and you entered “Night shift”.')
    .waitFor();
  await dialog().getByRole('button', { name: 'Take theirs' }).click();
  expect(await dialog().getByLabel('Name').inputValue()).toBe('Late shift');
  await dialog().getByLabel('Test connections').check();
  await dialog().getByRole('button', { name: 'Save' }).click();
  await dialog().waitFor({ state: 'detached' });
  await page.getByRole('columnheader', { name: /^Late shift/ }).waitFor();
}, 60_000);

it('asks when another administrator gave a member another role meanwhile', async () => {
  const { id } = await newMember(plane, plane.admin, 'rita@example.com', 'Editor');
  const role = async () => (await plane.admin.get(`${SITE}/members/${id}`).expect(200)).body.role;
  const viewer = await roleId(plane.admin, 'Viewer');
  const night = await newRole(plane.admin, 'Night watch', ['connections.list']);
  await settings('members');
  const select = page.getByLabel('Role of rita');
  await select.waitFor();
  await plane.admin.patch(`${SITE}/members/${id}`).send({ role_id: viewer }).expect(200);
  await select.selectOption({ value: String(night) });
  await page.getByText('it now says “Viewer”, and you entered “Night watch”.').waitFor();
  expect(await role()).toBe('Viewer');
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await page.getByText('rita now has the role Night watch.').waitFor();
  expect(await role()).toBe('Night watch');
}, 60_000);

describe('members', () => {
  it('are disabled after a question, are signed out at once, and come back', async () => {
    await newMember(plane, plane.admin, 'eddy@example.com', 'Editor');
    const { page: theirs } = await openPage(browser, plane);
    await signIn(theirs, { email: 'eddy@example.com', password: PASSWORD });
    await settings('members');
    await menuOf('Actions for eddy', 'Disable…');
    await dialog().getByText('signed out at once').waitFor();
    await dialog().getByRole('button', { name: 'Disable' }).click();
    await page.getByText('eddy is disabled and signed out.').waitFor();
    await theirs.reload();
    await theirs.waitForURL(/\/login/);

    await menuOf('Actions for eddy', 'Enable');
    await page.getByText('eddy can sign in again.').waitFor();
    await signIn(theirs, { email: 'eddy@example.com', password: PASSWORD });
  }, 60_000);

  it('keep the last administrator, and say what to do first', async () => {
    await settings('members');
    await page.getByLabel('Role of Administrator').selectOption({ label: 'Viewer' });
    await page.getByText('Give someone else that role first.').waitFor();
    const role = page.getByLabel('Role of Administrator').locator('option:checked');
    expect(await role.textContent()).toBe('Administrator');
    await page.getByRole('button', { name: 'Actions for Administrator' }).click();
    const own = page.getByRole('menuitem', { name: /Another administrator must do this/ });
    expect(await own.getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Escape');
  }, 60_000);

  it('who come by single sign-on keep following their groups until somebody agrees otherwise', async () => {
    const { id } = await newMember(plane, plane.admin, 'gwen@example.com', 'Viewer');
    await plane.db.query(`UPDATE members SET origin = 'sso' WHERE user_id = $1`, [id]);
    await settings('members');
    await page
      .getByRole('row', { name: /gwen@example\.com/ })
      .getByText('Single sign-on')
      .waitFor();
    const role = page.getByLabel('Role of gwen');
    await role.selectOption({ label: 'Editor' });
    await dialog().getByText('it no longer follows them').waitFor();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    expect(await role.locator('option:checked').textContent()).toBe('Viewer');
    await role.selectOption({ label: 'Editor' });
    await dialog().getByRole('button', { name: 'Make them Editor' }).click();
    await page.getByText('gwen now has the role Editor.').waitFor();
    await page
      .getByRole('row', { name: /gwen@example\.com/ })
      .getByText('By hand')
      .waitFor();
  }, 60_000);
});

describe('service tokens', () => {
  it('are limited to connections and families, shown once, and stop when their maker leaves', async () => {
    const stripe = { connector_type: 'stripe', auth_flow: 'api_key', display_name: 'Web shop' };
    const credentials = { api_key: 'sk_test_PatchbayDemoAcme00000001' };
    const made = await plane.admin.post(`${SITE}/connections`).send({ ...stripe, credentials });
    await settings('tokens');
    await page.getByRole('button', { name: 'Add token' }).click();
    await dialog().getByLabel('Name').fill('Checkout');
    await dialog().getByLabel('Module', { exact: true }).fill('checkout');
    await dialog().getByRole('button', { name: 'Payment' }).click();
    await dialog().getByLabel('Only these connections').fill('web');
    await page.getByRole('option', { name: /Web shop/ }).click();
    await page.keyboard.press('Escape');
    expect(await violations(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Create token' }).click();
    const token = (await page.getByText(/^pb_.{40}/).textContent())!;
    await page.getByRole('button', { name: 'I have saved it' }).click();
    await page.getByRole('row', { name: /Checkout.*1 connection · Payment/ }).waitFor();
    expect(await page.content()).not.toContain(token);
    const list = await fetch(`${plane.url}${SITE}/connections`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { items } = (await list.json()) as { items: { id: number }[] };
    expect(items.map(({ id }) => id)).toEqual([made.body.id]);

    const maker = await newMember(plane, plane.admin, 'leaver@example.com', 'Administrator');
    const body = { name: 'Orphan', module: 'forms', capabilities: ['connections.list'] };
    await maker.agent.post(`${SITE}/tokens`).send(body).expect(201);
    await plane.admin.patch(`${SITE}/members/${maker.id}`).send({ disabled: true }).expect(200);
    await settings('tokens');
    await page.getByRole('row', { name: /Orphan.*Its maker left/ }).waitFor();
  }, 60_000);
});

describe('a password', () => {
  it('is changed with the old one, and every other session ends', async () => {
    const who = { email: 'paula@example.com', password: PASSWORD };
    await newMember(plane, plane.admin, who.email, 'Viewer');
    const { page: here } = await openPage(browser, plane);
    const { page: elsewhere } = await openPage(browser, plane);
    await signIn(here, who);
    await signIn(elsewhere, who);
    await here.getByRole('button', { name: /Account/ }).click();
    await here.getByRole('menuitem', { name: 'Change password…' }).click();
    await here.getByLabel('Current password').fill('not the right one');
    await here.getByLabel('New password').fill('short');
    await here.getByRole('button', { name: 'Change password' }).click();
    await here.getByText('Use at least twelve characters.').waitFor();
    await here.getByLabel('New password').fill('another long password');
    await here.getByRole('button', { name: 'Change password' }).click();
    await here.getByText('This is not your current password.').waitFor();
    expect(await violations(here)).toEqual([]);
    await here.getByLabel('Current password').fill(PASSWORD);
    await here.getByRole('button', { name: 'Change password' }).click();
    await here.getByText('All your other sessions have ended.').waitFor();
    await here.getByRole('link', { name: 'Library' }).click();
    await here.getByRole('heading', { name: 'Library' }).waitFor();
    await elsewhere.reload();
    await elsewhere.waitForURL(/\/login/);
    await plane.signedIn(who.email, 'another long password');
  }, 60_000);
});
