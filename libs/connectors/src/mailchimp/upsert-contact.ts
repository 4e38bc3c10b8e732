import { action } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { createHash } from 'node:crypto';
import { z } from 'zod';

const STATUSES = ['subscribed', 'unsubscribed', 'cleaned', 'pending', 'transactional'] as const;

const Member = z.object({
  id: z.string().min(1).max(100),
  status: z.string().max(50).optional().catch(undefined),
});

/**
 * PUT /lists/{list_id}/members/{subscriber_hash},
 * https://mailchimp.com/developer/marketing/api/list-members/add-or-update-list-member/
 */
export const upsertContact = action({
  title: 'Create or update a contact',
  description: 'Adds a member to an audience, or updates the one with the same e-mail address.',
  input: z.strictObject({
    email: z.email().max(320).meta({ title: 'E-mail' }),
    first_name: z.string().min(1).max(255).optional().meta({ title: 'First name' }),
    last_name: z.string().min(1).max(255).optional().meta({ title: 'Last name' }),
    phone: z.string().min(1).max(50).optional().meta({ title: 'Phone' }),
    merge_fields: z
      .record(z.string().min(1).max(50), z.union([z.string(), z.number()]))
      .optional()
      .meta({ title: 'Merge fields', description: 'By their tag, such as COMPANY.' }),
    audience_id: z
      .string()
      .min(1)
      .max(50)
      .optional()
      .meta({ title: 'Audience ID', description: 'Instead of the one in the settings.' }),
    status_if_new: z.enum(STATUSES).default('pending').meta({
      title: 'Status of a new member',
      description: 'pending asks the person for consent by e-mail.',
    }),
    status: z.enum(STATUSES).optional().meta({ title: 'New status of a known member' }),
  }),
  sample: {
    email: 'Ada@Example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    merge_fields: { COMPANY: 'Analytical Engines' },
    status_if_new: 'subscribed',
  },
  request: (input, { settings }) => ({
    method: 'PUT',
    path: '/lists/{list_id}/members/{subscriber_hash}',
    params: {
      list_id: audienceOf(input.audience_id, settings),
      subscriber_hash: subscriberHash(input.email),
    },
    json: {
      email_address: input.email,
      status_if_new: input.status_if_new,
      status: input.status,
      // The tags every audience starts with.
      merge_fields: {
        FNAME: input.first_name,
        LNAME: input.last_name,
        PHONE: input.phone,
        ...input.merge_fields,
      },
    },
  }),
  result: {
    schema: z.object({ contact_id: z.string(), status: z.string().optional() }),
    read: ({ body }) => {
      const member = Member.safeParse(body).data;
      return member && { contact_id: member.id, ...(member.status && { status: member.status }) };
    },
  },
});

function audienceOf(
  given: string | undefined,
  settings: Readonly<Record<string, unknown>>,
): string {
  const audience = given ?? settings['audience_id'];
  if (typeof audience === 'string' && audience) return audience;
  throw new RequestBuildError('audience_id', 'is needed here or in the connection’s settings');
}

/** Mailchimp names members by the MD5 of their address in lower case. */
function subscriberHash(email: string): string {
  return createHash('md5').update(email.toLowerCase()).digest('hex');
}
