import type { Agent, TestApp } from './start-app.ts';

const PASSWORD = 'a long enough password';

/** A person let into a site with the named role, signed in. */
export async function newMember(
  server: TestApp,
  admin: Agent,
  email: string,
  role: string | number,
  site = 'default',
): Promise<{ id: number; agent: Agent }> {
  const role_id = typeof role === 'number' ? role : await roleId(admin, role, site);
  const body = { email, role_id, password: PASSWORD };
  const created = await admin.post(`/api/v1/sites/${site}/members`).send(body).expect(201);
  return { id: created.body.id, agent: await server.signedIn(email, PASSWORD) };
}

export async function roleId(admin: Agent, name: string, site = 'default'): Promise<number> {
  const { body } = await admin.get(`/api/v1/sites/${site}/roles?limit=200`).expect(200);
  return body.items.find((role: { name: string }) => role.name === name).id;
}

/** A custom role with these capabilities. */
export async function newRole(
  admin: Agent,
  name: string,
  capabilities: string[],
  site = 'default',
): Promise<number> {
  const body = { name, capabilities };
  return (await admin.post(`/api/v1/sites/${site}/roles`).send(body).expect(201)).body.id;
}

/** The newest audit entries of a site. */
export async function auditOf(admin: Agent, site = 'default'): Promise<Record<string, unknown>[]> {
  return (await admin.get(`/api/v1/sites/${site}/activity`).expect(200)).body.items;
}
