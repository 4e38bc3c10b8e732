import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { ADMIN } from '../support/start-app.ts';
import { type TestPlane, startPlane } from '../support/start-plane.ts';

export interface OpenPage {
  page: Page;
  context: BrowserContext;
  /** Addresses outside the service and the stand-in vendor that the page asked for; must stay empty. */
  strangers: string[];
  /** Errors on the console, Content-Security-Policy refusals among them. */
  errors: string[];
}

/**
 * A page as a person opens it. By `localhost`, because that is the public address, and vendors send
 * people back there.
 */
export async function openPage(
  browser: Browser,
  plane: TestPlane,
  viewport = { width: 1440, height: 900 },
): Promise<OpenPage> {
  const origin = originOf(plane);
  // Movement is drawn by the processor here, and waited for; who tests it asks for it.
  const context = await browser.newContext({ baseURL: origin, viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const strangers: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith('http')) return;
    if (!url.startsWith(`${origin}/`) && !url.startsWith(plane.sim.url)) strangers.push(url);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { page, context, strangers, errors };
}

export function originOf(plane: TestPlane): string {
  return plane.url.replace('127.0.0.1', 'localhost');
}

export async function signIn(page: Page, who = ADMIN): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('Email').fill(who.email);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/sites\/[^/]+\//);
}

/** Presses a key until the focus is there; the way may pass anything on the page. */
export async function reach(on: Page, target: Locator, press: 'Tab' | 'Shift+Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await on.keyboard.press(press);
  }
  throw new Error('the focus never came there');
}

/** The administrator at a page of a service without workers, with nothing moving on it. */
export interface SettledPage {
  plane: TestPlane;
  browser: Browser;
  page: Page;
  close(): Promise<void>;
}

export async function openSettledPage(): Promise<SettledPage> {
  const plane = await startPlane({ workers: false });
  const browser = await launchBrowser();
  const { page } = await openPage(browser, plane);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page);
  return {
    ...{ plane, browser, page },
    async close() {
      await browser.close();
      await plane.close();
    },
  };
}
