import { once } from 'node:events';
import { type AddressInfo, type Socket, createConnection, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { act, bodies, connect, countConnections, readConnection } from '../support/connections.ts';
import { SITE, type TestPlane, connectByOAuth, startPlane } from '../support/start-plane.ts';
import { openPage, signIn } from './page.ts';

let plane: TestPlane;
let browser: Browser;
let page: Page;
const CONTACTS = ['oauth', 'crm.objects.contacts.read', 'crm.objects.contacts.write'];

beforeAll(async () => {
  plane = await startPlane({ workers: false });
  browser = await launchBrowser();
  ({ page } = await openPage(browser, plane));
  await signIn(page);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await plane.close();
});

const dialog = () => page.getByRole('dialog');
const open = (id: number) => page.goto(`/sites/default/connections/${id}`);
const use = (id: number, module: string, label: string, scopes: string[] = []) =>
  plane.admin
    .put(`${SITE}/connections/${id}/usages/${module}/1`)
    .send({ label, scopes })
    .expect(200);
const crm = async (name: string, scopes = CONTACTS) =>
  (await connectByOAuth(plane, 'hubspot', {}, { display_name: name, scopes })).id!;

/** Presses the button; the vendor's page opens in a window of its own. */
async function vendorWindow(button: Locator): Promise<Page> {
  const [vendor] = await Promise.all([page.waitForEvent('popup'), button.click()]);
  return vendor;
}

describe('signing in at the vendor again', () => {
  const reconnect = () => page.getByRole('button', { name: 'Reconnect' }).first();
  const expire = (id: number) =>
    plane.db.query(`UPDATE connections SET state = 'auth_expired' WHERE id = $1`, [id]);

  it('goes on in a window beside the list, and is told in the page when it is declined', async () => {
    const id = await crm('Lapsed CRM');
    await expire(id);
    await page.goto('/sites/default/connections?q=Lapsed');
    const vendor = await vendorWindow(reconnect());
    await dialog().getByText('Go on in the window of HubSpot').waitFor();
    await vendor.getByRole('button', { name: /Sign in as Acme Ltd/ }).click();
    await vendor.getByRole('button', { name: 'Deny' }).click();
    await dialog()
      .getByRole('alert')
      .getByText(/declined/)
      .waitFor();
    await dialog().getByRole('button', { name: 'Close' }).last().click();
    await dialog().waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.textContent === 'Reconnect');
    expect(await readConnection(plane, id)).toMatchObject({ state: 'auth_expired' });

    const again = await vendorWindow(reconnect());
    await again.getByRole('button', { name: /Sign in as Acme Ltd/ }).click();
    await again.getByRole('button', { name: 'Allow' }).click();
    await page.getByText('Lapsed CRM is connected and passed its test.').waitFor();
    expect(await readConnection(plane, id)).toMatchObject({ state: 'active' });
    expect(new URL(page.url()).pathname).toBe('/sites/default/connections');

    // From the row, too, it is known what becomes of the access at the vendor.
    await page.getByRole('button', { name: 'Actions for Lapsed CRM' }).click();
    await page.getByRole('menuitem', { name: /Disconnect/ }).click();
    await dialog().getByText('The access is revoked at HubSpot, before anything').waitFor();
    await page.keyboard.press('Escape');
  }, 30_000);

  it('leads there and back in the page itself where windows are blocked', async () => {
    const id = await crm('Blocked CRM');
    await expire(id);
    const other = await openPage(browser, plane);
    await other.page.addInitScript(() => {
      window.open = () => null;
    });
    await signIn(other.page);
    await other.page.goto(`/sites/default/connections/${id}`);
    await other.page.getByRole('button', { name: 'Reconnect' }).click();
    await other.page.getByRole('button', { name: /Sign in as Acme Ltd/ }).click();
    await other.page.getByRole('button', { name: 'Allow' }).click();
    await other.page.getByText('Blocked CRM is connected and passed its test.').waitFor();
    await other.context.close();
  }, 30_000);
});

describe('the scopes picker', () => {
  it('says who needs what, keeps what is required, and comes back with what was granted', async () => {
    const id = await crm('Picker CRM');
    await use(id, 'forms', 'Contact form', ['crm.objects.contacts.write']);
    await open(id);
    await page.getByRole('button', { name: 'Change scopes' }).click();
    await dialog()
      .getByText(/Needed by: Create or update a contact.*module forms/)
      .waitFor();
    expect(
      await dialog()
        .getByLabel(/^Basic access/)
        .isDisabled(),
    ).toBe(true);
    await dialog()
      .getByLabel(/^Change companies/)
      .check();
    await dialog().getByText('Asks for: Change companies.').waitFor();
    const vendor = await vendorWindow(
      dialog().getByRole('button', { name: 'Continue to HubSpot' }),
    );
    expect((await readConnection(plane, id))['scopes_granted']).toEqual(CONTACTS);
    await dialog().getByText('Go on in the window of HubSpot').waitFor();
    await vendor.getByRole('button', { name: /Sign in as Acme Ltd/ }).click();
    await vendor.getByRole('button', { name: 'Allow' }).click();
    await page.getByText('Picker CRM now has the scopes you asked for.').waitFor();
    expect((await readConnection(plane, id))['scopes_granted']).toContain(
      'crm.objects.companies.write',
    );
  }, 30_000);

  it('sends nothing when another operator changed them meanwhile, and keeps the choice', async () => {
    const id = await crm('Shared CRM');
    await open(id);
    await page.getByRole('button', { name: 'Change scopes' }).click();
    await dialog()
      .getByLabel(/^Change companies/)
      .check();
    const theirs = JSON.stringify([...CONTACTS, 'crm.objects.deals.write']);
    await plane.db.query(
      'UPDATE connections SET scopes_granted = $2, scopes_requested = $2 WHERE id = $1',
      [id, theirs],
    );
    await dialog().getByRole('button', { name: 'Continue to HubSpot' }).click();
    await dialog().getByText('Somebody else changed these scopes meanwhile').waitFor();
    expect(
      await dialog()
        .getByLabel(/^Change deals/)
        .isChecked(),
    ).toBe(true);
    expect(
      await dialog()
        .getByLabel(/^Change companies/)
        .isChecked(),
    ).toBe(true);
    const [{ n }] = await plane.db.query(
      'SELECT count(*)::int AS n FROM oauth_states WHERE connection_id = $1',
      [id],
    );
    expect(n).toBe(0);
  }, 20_000);

  it('is closed, with the reason, where the key decides', async () => {
    const { id } = await connect(plane, bodies.stripe());
    await open(id);
    const button = page.getByRole('button', { name: 'Change scopes' });
    await button.hover();
    await page.getByRole('tooltip', { name: /fixed at the vendor/ }).waitFor();
  }, 20_000);
});

describe('who uses a connection', () => {
  it('is named before it is paused', async () => {
    const { id } = await connect(plane, { ...bodies.stripe(), display_name: 'Pay desk' });
    await use(id, 'shop', 'Checkout');
    await open(id);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await dialog().getByText('Used by 1 module:').waitFor();
    await dialog().getByText('Checkout').waitFor();
    expect((await readConnection(plane, id)).state).toBe('active');
    await dialog().getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('alert').filter({ hasText: 'This connection is paused' }).waitFor();
    expect((await readConnection(plane, id)).state).toBe('paused');
  }, 20_000);

  it('is named with what waits before it is disconnected, which asks for the name and says what is left to do', async () => {
    const { id } = await connect(plane, { ...bodies.stripe(), display_name: 'Old desk' });
    await use(id, 'shop', 'Checkout');
    await act(plane, id, 'pause').expect(200);
    await plane.admin
      .post(`${SITE}/deliveries`)
      .send({
        connection_id: id,
        action: 'create_customer',
        input: { email: 'a@example.com' },
        originating_module: 'billing',
        event_identifier: 'order-7',
      })
      .expect(202);
    const before = await countConnections(plane);
    await open(id);
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await dialog().getByText('1 delivery that waits fails, and new ones are refused.').waitFor();
    await dialog().getByText('Used by 2 modules:').waitFor();
    const confirm = dialog().getByRole('button', { name: 'Disconnect' });
    expect(await confirm.isDisabled()).toBe(true);
    await dialog().getByLabel('Type Old desk to confirm').fill('Old desk');
    await confirm.click();
    const notice = page.getByRole('alert').filter({ hasText: 'credentials still work at the vendor' }); // prettier-ignore
    await notice.getByText(/delete the key/).waitFor();
    expect(await countConnections(plane)).toBe(before - 1);
  }, 20_000);

  it('and a vendor that does not confirm the revocation are told apart', async () => {
    const id = await crm('Lost CRM');
    await plane.control('/fault', { vendor: 'hubspot', path: '*', kind: 'status', status: 500, times: 5 }); // prettier-ignore
    await open(id);
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await dialog().getByLabel('Type Lost CRM to confirm').fill('Lost CRM');
    await dialog().getByRole('button', { name: 'Disconnect' }).click();
    await page.getByText('Lost CRM is disconnected, but the vendor did not revoke it').waitFor();
    await plane.control('/reset');
  }, 20_000);
});

describe('another address', () => {
  it('is taken together with the credentials, which the server sends nowhere else', async () => {
    const { id } = await connect(plane, { ...bodies.apiKey(plane.sim), display_name: 'Moving' });
    const mirror = await openMirror(Number(new URL(plane.sim.url).port));
    const moved = `${mirror.url}/api_key_generic/api`;
    await open(id);
    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByLabel('Base address').fill(moved);
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('enter the credential again together with it').waitFor();
    await page.goto(`/sites/default/connections/${id}?open=replace`);
    await dialog().getByLabel('API key').fill('demo-api-key');
    await dialog().getByLabel('Base address').fill(moved);
    await dialog().getByRole('button', { name: 'Test and replace' }).click();
    await page.getByText('New credentials for Moving passed their test').waitFor();
    expect((await readConnection(plane, id))['settings']).toMatchObject({ base_url: moved });
    mirror.close();
  });
});

describe('the rest of the plane', () => {
  it('saves what was changed here, and nothing that another operator changed meanwhile', async () => {
    const { id } = await connect(plane, { ...bodies.stripe(), display_name: 'Kiosk' });
    await page.goto(`/sites/default/connections/${id}?tab=settings`);
    const name = page.getByLabel('Name', { exact: true });
    await name.fill('Kiosk at the lake');
    await plane.admin.patch(`${SITE}/connections/${id}`).send({ category: 'accounting' }).expect(200); // prettier-ignore
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Changes saved.').waitFor();
    expect(await readConnection(plane, id)).toMatchObject({
      display_name: 'Kiosk at the lake',
      category: 'accounting',
    });
  }, 20_000);

  it('asks when another operator changed the same, and overwrites nothing unasked', async () => {
    const { id } = await connect(plane, { ...bodies.stripe(), display_name: 'Stall' });
    await page.goto(`/sites/default/connections/${id}?tab=settings`);
    const name = page.getByLabel('Name', { exact: true });
    const save = page.getByRole('button', { name: 'Save changes' });
    const rename = (display_name: string) =>
      plane.admin.patch(`${SITE}/connections/${id}`).send({ display_name }).expect(200);
    await name.fill('Mine');
    await rename('Theirs');
    await save.click();
    await page.getByText('Name: it now says “Theirs”, and you entered “Mine”.').waitFor();
    expect(await readConnection(plane, id)).toMatchObject({ display_name: 'Theirs' });
    expect(await name.inputValue()).toBe('Mine');

    await page.getByRole('button', { name: 'Take theirs' }).click();
    expect(await name.inputValue()).toBe('Theirs');
    await name.fill('Mine again');
    await rename('Theirs again');
    await save.click();
    await page.getByRole('button', { name: 'Take theirs' }).waitFor();
    await save.click();
    await page.getByText('Changes saved.').waitFor();
    expect(await readConnection(plane, id)).toMatchObject({ display_name: 'Mine again' });
  }, 20_000);

  it('turns a connector off after saying what that does, and on again', async () => {
    await page.goto('/sites/default/library');
    const card = page.getByRole('listitem').filter({ hasText: 'Brevo' });
    await card.getByRole('switch', { name: 'Available: Brevo' }).press('Space');
    await dialog().getByText('Nobody can connect Brevo any more.').waitFor();
    await dialog().getByRole('button', { name: 'Turn off' }).click();
    await card.getByText('Turned off', { exact: true }).waitFor();
    await plane.admin
      .post(`${SITE}/connections`)
      .send({ connector_type: 'brevo', auth_flow: 'api_key', credentials: { api_key: 'x' } })
      .expect(409);
    await dialog().waitFor({ state: 'detached' });
    await card.getByText('Available').click({ force: true });
    await card.getByText('Turned off', { exact: true }).waitFor({ state: 'detached' });
  }, 20_000);

  it('shows an entry’s values side by side, and where the activity was tampered with', async () => {
    const { id } = await connect(plane, { ...bodies.stripe(), display_name: 'Till' });
    await plane.admin.patch(`${SITE}/connections/${id}`).send({ display_name: 'Till 2' }).expect(200); // prettier-ignore
    await page.goto(`/sites/default/activity?action=connection.edit`);
    await page.getByRole('button', { name: 'Edited' }).first().click();
    const changed = dialog().getByRole('row', { name: /Display name Till Till 2/ });
    await changed.waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText('The log is whole').waitFor();
    const [{ id: entry }] = await plane.db.query(
      `SELECT id FROM activity WHERE action = 'connection.edit' ORDER BY id DESC LIMIT 1`,
    );
    await plane.db.query(`UPDATE activity SET actor_name = 'nobody' WHERE id = $1`, [entry]);
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText(`Entry ${entry} is the first that does not fit`).waitFor();
    await page.getByText(/it was changed/).waitFor();
  }, 20_000);
});

/** The stand-in at another port, and so at another origin. */
async function openMirror(port: number) {
  const sockets: Socket[] = [];
  const server = createServer((from) => {
    const to = createConnection(port, '127.0.0.1');
    from.pipe(to).pipe(from);
    for (const socket of [from, to]) socket.on('error', () => undefined);
    sockets.push(from, to);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${own}`,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
