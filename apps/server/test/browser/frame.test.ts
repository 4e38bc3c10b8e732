import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { newMember } from '../support/people.ts';
import { SITE, type TestPlane, connectByOAuth } from '../support/start-plane.ts';
import { type SettledPage, openPage, openSettledPage, originOf, signIn } from './page.ts';
import { violations } from './violations.ts';

let settled: SettledPage;
let plane: TestPlane;
let browser: Browser;
let page: Page;
let connection: number;

const palette = () => page.getByRole('dialog', { name: 'Search or jump to' });
const options = () => palette().getByRole('option');
const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });

beforeAll(async () => {
  settled = await openSettledPage();
  ({ plane, browser, page } = settled);
  connection = (await connectByOAuth(plane, 'hubspot')).id!;
  await plane.admin
    .patch(`${SITE}/connections/${connection}`)
    .send({ display_name: 'Northern leads' })
    .expect(200);
  await newMember(plane, plane.admin, 'vera@example.com', 'Viewer');
  await page.goto('/sites/default/library');
  await heading('Library').waitFor();
}, 60_000);
afterAll(() => settled.close());

describe('the command palette', () => {
  it('opens by keys, finds a connection by name, and takes the person there', async () => {
    await page.keyboard.press('Control+k');
    await palette().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.type('north');
    await options().filter({ hasText: 'Northern leads' }).waitFor();
    const box = palette().getByRole('combobox');
    const chosen = await box.getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${chosen}"]`).textContent()).toBe('Northern leads');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/connections/${connection}$`));
    await heading('Northern leads').waitFor();
    expect(await palette().count()).toBe(0);
  }, 60_000);

  it('remembers what was chosen, and gives the focus back when it is left', async () => {
    const button = page.getByRole('button', { name: 'Search…' });
    await button.click();
    await palette().getByRole('group', { name: 'Recent' }).waitFor();
    expect(await options().first().textContent()).toBe('Northern leads');
    await page.keyboard.press('Escape');
    await palette().waitFor({ state: 'detached' });
    await toHaveFocus(button);
  }, 60_000);

  it('searches the log for an event identifier', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('order-4711');
    await options().filter({ hasText: 'Search the log for “order-4711”' }).click();
    await page.waitForURL(/\/log\?q=order-4711/);
  }, 60_000);

  it('offers only what the person may do', async () => {
    const { page: theirs } = await openPage(browser, plane);
    await signIn(theirs, { email: 'vera@example.com', password: 'a long enough password' });
    await theirs.getByRole('button', { name: 'Search…' }).waitFor();
    await theirs.keyboard.press('Control+k');
    const offered = theirs.getByRole('option');
    await offered.filter({ hasText: 'Library' }).waitFor();
    await theirs.keyboard.type('s');
    await offered.filter({ hasText: 'Sign out' }).waitFor();
    const texts = (await offered.allTextContents()).join('\n');
    expect(texts).not.toMatch(/Settings|Search the log|Connect Stripe|New site/);
    await theirs.context().close();
  }, 60_000);
});

describe('keyboard shortcuts', () => {
  it('go to pages, into the search, and from row to row', async () => {
    await page.locator('body').click({ position: { x: 700, y: 5 } });
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await heading('Connections').waitFor();
    await page.getByRole('link', { name: 'Northern leads' }).waitFor();
    await page.keyboard.press('j');
    await toHaveFocus(page.getByRole('link', { name: 'Northern leads' }));
    await page.keyboard.press('/');
    await toHaveFocus(page.getByLabel('Search connections'));
    await page.keyboard.type('?gl');
    expect(await page.getByLabel('Search connections').inputValue()).toBe('?gl');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByLabel('Search connections').fill('');
  }, 60_000);

  it('are shown by ?, and do nothing once they are turned off', async () => {
    await heading('Connections').focus();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByText('Search this page').waitFor();
    expect(await violations(page)).toEqual([]);
    await sheet.getByRole('switch').click({ force: true });
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.keyboard.press('Control+k');
    await palette().waitFor();
    expect(await sheet.count()).toBe(0);
    await page.keyboard.press('Escape');
    await palette().waitFor({ state: 'detached' });
  }, 60_000);
});

describe('the language', () => {
  it('changes without a reload, keeps what is on the page, and is kept for the next visit', async () => {
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitem', { name: 'Deutsch' }).click();
    await heading('Verbindungen').waitFor();
    const spoken = () => page.evaluate(() => document.documentElement.lang);
    expect(await spoken()).toBe('de');
    await page.reload();
    await heading('Verbindungen').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /^Konto/ }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await heading('Connections').waitFor();
    expect(await spoken()).toMatch(/^en/);
  }, 60_000);

  it('is the browser’s own for whoever chose none, with its region for dates and numbers', async () => {
    const context = await browser.newContext({ baseURL: originOf(plane), locale: 'de-AT' });
    const theirs = await context.newPage();
    await theirs.goto('/login');
    await theirs.getByRole('heading', { name: 'Anmelden' }).waitFor();
    expect(await theirs.evaluate(() => document.documentElement.lang)).toBe('de-AT');
    // Who cannot read it finds their own before signing in.
    await theirs.getByRole('button', { name: 'English' }).click();
    await theirs.getByRole('heading', { name: 'Sign in' }).waitFor();
    await theirs.reload();
    await theirs.getByRole('heading', { name: 'Sign in' }).waitFor();
    await context.close();
  }, 60_000);
});

/** Waits until `target` has the focus: a dialog gives it back a moment after it is gone. */
async function toHaveFocus(target: ReturnType<Page['locator']>): Promise<void> {
  const node = await target.elementHandle();
  await page.waitForFunction((each) => each === document.activeElement, node);
}
