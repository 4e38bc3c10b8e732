import { ACME, DEMO_PASSWORD, PEOPLE, SUPPORT_ROLE } from '../cast/sites.ts';
import type { Caller } from './caller.ts';

interface WireRole {
  id: number;
  name: string;
}

/** Operators in every default role, and one in a role the site defined itself. */
export async function preparePeople(admin: Caller, slugs: readonly string[]): Promise<void> {
  for (const slug of slugs) {
    const site = `/api/v1/sites/${slug}`;
    let roles = await admin.list<WireRole>(`${site}/roles`);
    if (slug === ACME && !roles.some(({ name }) => name === SUPPORT_ROLE.name)) {
      await admin.post(`${site}/roles`, SUPPORT_ROLE);
      roles = await admin.list<WireRole>(`${site}/roles`);
    }
    const members = await admin.list<{ email: string }>(`${site}/members`);
    for (const person of PEOPLE) {
      const role = roles.find(({ name }) => name === person.roles[slug]);
      if (!role || members.some(({ email }) => email === person.email)) continue;
      await admin.post(`${site}/members`, {
        email: person.email,
        name: person.name,
        role_id: role.id,
        password: DEMO_PASSWORD,
      });
    }
  }
}
