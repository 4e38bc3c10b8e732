/**
 * What is taken, by file name. In a path `{Name}` stands for the id of that connection, and
 * `{failed}` for a failed delivery. `act` makes the page show what its address alone does not; it
 * speaks English, so those pages are not taken in German. `as` is who looks, Ines if nobody else.
 */
export const PAGES = [
  { name: 'overview', path: '/sites/default/overview?range=7d', german: true },
  { name: 'library', path: '/sites/default/library', german: true },
  { name: 'connect', path: '/sites/default/library/stripe', german: true },
  { name: 'connect-oauth', path: '/sites/default/library/hubspot' },
  { name: 'connect-refused', path: '/sites/default/library/stripe', act: connectWithWrongKey },
  { name: 'connect-done', path: '/sites/default/connections/{HubSpot CRM}?connected=1' },
  { name: 'connect-came-back-empty', path: '/oauth/failed?reason=access_denied&site=default&connector=hubspot' }, // prettier-ignore
  { name: 'connections', path: '/sites/default/connections?sort=-created_at', german: true },
  { name: 'connections-grouped', path: '/sites/default/connections?group=family' },
  {
    name: 'connections-menu',
    path: '/sites/default/connections?sort=-created_at',
    act: openRowMenu,
  },
  { name: 'detail', path: '/sites/default/connections/{HubSpot CRM}', german: true },
  { name: 'detail-revoked', path: '/sites/default/connections/{Mailchimp}', german: true },
  { name: 'detail-in-error', path: '/sites/default/connections/{Parcelwise shipping}' },
  { name: 'detail-deliveries', path: '/sites/default/connections/{HubSpot CRM}?tab=deliveries' },
  { name: 'detail-activity', path: '/sites/default/connections/{HubSpot CRM}?tab=activity' },
  { name: 'detail-settings', path: '/sites/default/connections/{HubSpot CRM}?tab=settings', german: true }, // prettier-ignore
  { name: 'detail-account', path: '/sites/default/connections/{HubSpot CRM}?tab=panel-account' },
  { name: 'detail-location', path: '/sites/harbour-pine/connections/{Google Business Profile}?tab=panel-location', as: 'everywhere', act: chooseLocation }, // prettier-ignore
  { name: 'detail-scopes', path: '/sites/default/connections/{HubSpot CRM}?open=scopes' },
  { name: 'detail-replace', path: '/sites/default/connections/{Stripe}?open=replace' },
  { name: 'detail-pause', path: '/sites/default/connections/{Stripe}', act: press('Pause') },
  {
    name: 'detail-disconnect',
    path: '/sites/default/connections/{Stripe}',
    act: press('Disconnect'),
  },
  { name: 'log', path: '/sites/default/log', german: true },
  { name: 'log-delivery', path: '/sites/default/log?outcome=failed&delivery={failed}' },
  { name: 'waiting', path: '/sites/default/log?view=waiting', german: true },
  { name: 'jobs', path: '/sites/default/log?view=jobs' },
  { name: 'activity', path: '/sites/default/activity', german: true },
  {
    name: 'activity-entry',
    path: '/sites/default/activity?action=connection.edit',
    act: openEntry,
  },
  { name: 'alerts', path: '/sites/default/alerts', german: true },
  { name: 'bell', path: '/sites/default/library', act: openBell },
  { name: 'settings-general', path: '/sites/default/settings/general', german: true },
  { name: 'settings-alerts', path: '/sites/default/settings/alerts', german: true },
  { name: 'settings-delivery-rules', path: '/sites/default/settings/delivery-rules' },
  { name: 'settings-keys', path: '/sites/default/settings/keys' },
  { name: 'settings-oauth-apps', path: '/sites/default/settings/oauth-apps' },
  { name: 'settings-members', path: '/sites/default/settings/members' },
  { name: 'settings-roles', path: '/sites/default/settings/roles', german: true },
  { name: 'settings-tokens', path: '/sites/default/settings/tokens' },
  { name: 'settings-single-sign-on', path: '/sites/default/settings/single-sign-on' },
  { name: 'palette', path: '/sites/default/overview', act: openPalette },
  { name: 'shortcuts', path: '/sites/default/library', act: openShortcuts },
  { name: 'not-found', path: '/sites/default/nowhere' },
  { name: 'start-guide', path: '/sites/canal-street/overview', as: 'everywhere', german: true },
  { name: 'login', path: '/login', as: 'stranger', german: true },
  // The last, because what it tests stands in the log and in the alerts.
  { name: 'bulk-test', path: '/sites/default/connections?sort=-created_at', act: testAll },
];

function press(name) {
  return async (page) => {
    await page.getByRole('button', { name, exact: true }).first().click();
    await page.getByRole('dialog').waitFor();
  };
}

async function connectWithWrongKey(page) {
  await page.getByLabel(/key/i).first().fill('sk_test_TypedFromAScreenshot0001');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText('Nothing was stored. What you typed is still here.').waitFor();
}

async function openRowMenu(page) {
  await page.getByRole('button', { name: 'Actions for HubSpot CRM' }).click();
  await page.getByRole('menu').waitFor();
}

async function chooseLocation(page) {
  await page.getByRole('button', { name: /^(Choose|Change): Location$/ }).click();
  // The group has the locations; the first is the person's own account.
  await page.getByRole('radio').last().check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: /^Step 2/ }).waitFor();
  await page.getByRole('radio').first().waitFor();
}

async function openEntry(page) {
  await page.getByRole('row').nth(1).getByRole('button').first().click();
  await page.getByRole('dialog').waitFor();
}

async function openBell(page) {
  await page.getByRole('button', { name: /alert/i }).first().click();
  await page.getByRole('dialog').waitFor();
}

async function openPalette(page) {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  await page.keyboard.type('mail');
  await page.getByRole('option', { name: 'Mailchimp', exact: true }).waitFor();
}

async function openShortcuts(page) {
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
}

async function testAll(page) {
  for (const name of [
    'HubSpot CRM',
    'Stripe',
    'Mailchimp',
    'Outbound webhook',
    'Parcelwise shipping',
  ]) {
    await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
  }
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByText(/^Finished/)
    .waitFor({ timeout: 60_000 });
}
