import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { z } from 'zod';
import { hashed, hashedEmail, hashedName, hashedPhone } from './hashed.ts';

/** Who did it: at least one of these, and the more, the likelier Meta knows the person. */
export const personFields = {
  email: z.email().max(320).optional().meta({ title: 'E-mail', description: 'Sent hashed.' }),
  phone: z
    .string()
    .regex(/^\+[0-9 ()-]{6,25}$/, 'must begin with + and the country code')
    .optional()
    .meta({ title: 'Phone', description: 'Sent hashed.' }),
  first_name: z.string().min(1).max(200).optional().meta({ title: 'First name' }),
  last_name: z.string().min(1).max(200).optional().meta({ title: 'Last name' }),
  click_id: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,500}$/, 'must be a fbclid or the cookie _fbc')
    .optional()
    .meta({ title: 'Click', description: 'The fbclid of the address, or the cookie _fbc.' }),
  browser_id: z
    .string()
    .regex(/^fb\.[0-9]\.[0-9]{1,15}\.[0-9]{1,25}$/, 'must be the cookie _fbp')
    .optional()
    .meta({ title: 'Browser', description: 'The cookie _fbp.' }),
} as const;

interface Person {
  email?: string | undefined;
  phone?: string | undefined;
  first_name?: string | undefined;
  last_name?: string | undefined;
  click_id?: string | undefined;
  browser_id?: string | undefined;
  user_id?: string | undefined;
  ip?: string | undefined;
  user_agent?: string | undefined;
}

/** For `refine`: a name or an address of a computer alone finds nobody. */
export const isSomebody = (person: Person): boolean =>
  [person.email, person.phone, person.click_id, person.browser_id, person.user_id].some(Boolean) ||
  Boolean(person.ip && person.user_agent);

export const NOBODY: { path: string[]; error: string } = {
  path: ['email'],
  error: 'or a phone, a click, a browser or a user is needed',
};

/** `user_data` of a server event. */
export function userData(person: Person, context: Pick<RequestContext, 'acceptedAt' | 'now'>) {
  const { email, phone, first_name, last_name, click_id, browser_id, user_id, ip, user_agent } =
    person;
  return {
    ...(email && { em: [hashedEmail(email)] }),
    ...(phone && { ph: [hashedPhone(phone)] }),
    ...(first_name && { fn: [hashedName(first_name)] }),
    ...(last_name && { ln: [hashedName(last_name)] }),
    ...(user_id && { external_id: [hashed(user_id)] }),
    ...(click_id && { fbc: clickOf(click_id, context.acceptedAt ?? context.now) }),
    ...(browser_id && { fbp: browser_id }),
    ...(ip && { client_ip_address: ip }),
    ...(user_agent && { client_user_agent: user_agent }),
  };
}

/** The form of the cookie `_fbc`: version, level of the domain, time of the click, fbclid. */
function clickOf(click: string, now: number): string {
  return /^fb\.[0-9]\.[0-9]+\./.test(click) ? click : `fb.1.${now}.${click}`;
}
