import { basic } from '@patchbay/connector-sdk/auth/basic';
import { basicAuth } from '@patchbay/connector-sdk/auth/inject';
import {
  keyField,
  secretTextField,
  sshKeyPairField,
  textField,
} from '@patchbay/connector-sdk/fields';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { launchBrowser } from '../support/browser.ts';
import { ED25519, LOCKED } from '../support/ssh-keygen-keys.ts';
import { type TestPlane, startPlane } from '../support/start-plane.ts';
import { addConnectors, plainConnector } from '../support/test-connectors.ts';
import { type OpenPage, openPage, signIn } from './page.ts';

let plane: TestPlane;
let browser: Browser;
let opened: OpenPage;

beforeAll(async () => {
  plane = await startPlane({ workers: false });
  const method = basic({
    fields: z.strictObject({
      username: textField({ title: 'Account' }),
      password: keyField({ title: 'Password' }),
      note: secretTextField({ title: 'Letter' }).optional(),
      ssh_key: sshKeyPairField({ title: 'Feed key' }),
    }),
    inject: basicAuth('username', 'password'),
  });
  addConnectors(plane, plainConnector('feeds', `${plane.sim.url}/basic_generic`, [method]));
  browser = await launchBrowser();
  opened = await openPage(browser, plane);
  await signIn(opened.page);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await plane.close();
});

const shown = () =>
  opened.page.getByRole('textbox', { name: 'Feed key: public key' }).first().textContent();

it('a key pair is made where its field is left empty, shown to be registered, and made anew', async () => {
  const { page } = opened;
  await page.goto('/sites/default/library/feeds');
  await page.getByLabel('Account').fill('demo');
  await page.getByLabel('Password', { exact: true }).fill('demo-password');
  await page.getByText('Leave this empty, and Patchbay makes a key pair.').waitFor();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.waitForURL(/\/connections\/\d+/);
  await page.getByText('Register this public key at feeds.').nth(1).waitFor();
  const made = await shown();
  expect(made).toMatch(/^ssh-ed25519 AAAA\S+ patchbay$/);

  await page.getByRole('button', { name: 'Replace credentials' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('the public key registered so far then no longer opens').waitFor();
  await dialog.getByLabel('Account').fill('demo');
  await dialog.getByLabel('Password', { exact: true }).fill('demo-password');
  await dialog.getByRole('button', { name: 'Test and replace' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(shown).not.toBe(made);
}, 60_000);

it('a key that is pasted keeps its lines, and one that cannot be used is refused at its field', async () => {
  const { page } = opened;
  await page.goto('/sites/default/library/feeds');
  await page.getByLabel('Account').fill('demo');
  await page.getByLabel('Password', { exact: true }).fill('demo-password');
  await page.getByLabel('Letter').fill('one\ntwo');
  await expect(page.getByLabel('Letter').inputValue()).resolves.toBe('one\ntwo');
  await page.getByLabel('Feed key').fill(LOCKED.privateKey);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText('is encrypted; remove its passphrase').waitFor();
  await page.getByLabel('Feed key').fill(ED25519.privateKey);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.waitForURL(/\/connections\/\d+/);
  await page.getByText('Register this public key at feeds.').first().waitFor();
  expect(await shown()).toBe(`${ED25519.publicKey} patchbay`);
  expect(await page.content()).not.toContain('PRIVATE KEY');
  expect(opened.strangers).toEqual([]);
}, 60_000);
