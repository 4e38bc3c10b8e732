import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { revisionWithBody } from './revision.ts';
import { PROFILES_WRITE } from './scopes.ts';

const Profile = z.object({ data: z.object({ id: z.string().min(1) }) });

/** POST /api/profile-import, https://developers.klaviyo.com/en/reference/create_or_update_profile */
export const upsertContact = action({
  title: 'Create or update a contact',
  description:
    'Adds a profile, or updates the one with the same e-mail address. It gives no consent.',
  scopes: [PROFILES_WRITE],
  input: z.strictObject({
    email: z.email().max(254).meta({ title: 'E-mail' }),
    first_name: z.string().min(1).max(255).optional().meta({ title: 'First name' }),
    last_name: z.string().min(1).max(255).optional().meta({ title: 'Last name' }),
    phone: z
      .string()
      .regex(/^\+[1-9][0-9]{6,14}$/, 'must be a number in E.164 form')
      .optional()
      .meta({ title: 'Phone' }),
    company: z.string().min(1).max(255).optional().meta({ title: 'Company' }),
    external_id: z.string().min(1).max(255).optional().meta({ title: 'Your own identifier' }),
    properties: z
      .record(
        z.string().min(1).max(128),
        z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
      )
      .optional()
      .meta({ title: 'Further properties' }),
  }),
  sample: {
    email: 'ada@example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    phone: '+15005550006',
    company: 'Analytical Engines',
    properties: { plan: 'gold' },
  },
  request: ({ phone, company, ...attributes }, context) => ({
    method: 'POST',
    path: '/api/profile-import',
    headers: revisionWithBody(context),
    json: {
      data: {
        type: 'profile',
        attributes: { ...attributes, phone_number: phone, organization: company },
      },
    },
  }),
  result: {
    schema: z.object({ contact_id: z.string() }),
    read: ({ body }) => {
      const profile = Profile.safeParse(body).data;
      return profile && { contact_id: profile.data.id };
    },
  },
});
