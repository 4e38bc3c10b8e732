/** The first administrator, who is one at every site; the other at the first site alone. */
export const EVERYWHERE = 'admin@localhost';
export const INES = 'ines@acmebikes.example';
const PASSWORD = 'patchbay-demo';

/** @throws Error when the demo does not know this person by this password */
export async function signIn(context, url, email) {
  await call(context, 'post', `${url}/api/v1/auth/login`, { email, password: PASSWORD });
}

/**
 * What the demo alone does not have: a site without a connection, a job, and a change to look at.
 * Safe to repeat.
 */
export async function prepareStage(context, url) {
  const { items } = await call(context, 'get', `${url}/api/v1/sites`);
  if (items.some(({ slug }) => slug === 'canal-street')) return;
  await call(context, 'post', `${url}/api/v1/sites`, {
    slug: 'canal-street',
    name: 'Canal Street',
  });
  const site = `${url}/api/v1/sites/default`;
  const hubspot = await idOf(context, url, 'default', 'HubSpot CRM');
  const settings = await call(context, 'get', `${site}/connections/${hubspot}`);
  for (const category of ['other', settings.category]) {
    await call(context, 'patch', `${site}/connections/${hubspot}`, { category });
  }
  const filter = { connection_id: Number(hubspot) };
  await call(context, 'post', `${site}/deliveries/retry`, { filter });
}

/** @throws Error when the site has no connection of this name */
export async function idOf(context, url, site, name) {
  const query = new URLSearchParams({ q: name });
  const { items } = await call(context, 'get', `${url}/api/v1/sites/${site}/connections?${query}`);
  const found = items.find(({ display_name: each }) => each === name);
  if (!found) throw new Error(`There is no connection ${name}.`);
  return String(found.id);
}

/** A delivery that a vendor refused for good, with attempts to look at. */
export async function failedDelivery(context, url) {
  const query = 'outcome=failed&limit=1';
  const { items } = await call(context, 'get', `${url}/api/v1/sites/default/delivery-log?${query}`);
  return String(items[0].delivery_id);
}

async function call(context, method, address, data) {
  const answer = await context.request[method](address, data && { data });
  if (!answer.ok()) throw new Error(`${address}: ${answer.status()} ${await answer.text()}`);
  return answer.json().catch(() => null);
}
