import type { Step } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { tenantHeader } from './find-tenant.ts';
import { TENANT } from './tenants.ts';

const Found = z.object({ Contacts: z.array(z.object({ ContactID: z.string().regex(TENANT) })) });

/**
 * GET /Contacts by e-mail address; archived contacts are not found.
 *
 * @param emailOf `undefined` where the contact is known already
 */
export function findContact<I>(emailOf: (input: I) => string | undefined): Step<I> {
  return {
    name: 'find_contact',
    request: (input, context) => {
      const email = emailOf(input);
      if (email === undefined) return undefined;
      return {
        method: 'GET',
        path: '/api.xro/2.0/Contacts',
        // A quotation mark would end the text, and no e-mail address that is taken here has one.
        query: { where: `EmailAddress=="${email.replaceAll('"', '')}"`, summaryOnly: true },
        ...tenantHeader(context),
      };
    },
    read: ({ body }) => {
      const found = Found.safeParse(body).data?.Contacts;
      if (!found) return undefined;
      return found[0] ? { contact_id: found[0].ContactID } : {};
    },
  };
}
