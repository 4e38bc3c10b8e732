import { action } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { formParts } from './form-parts.ts';

/**
 * POST /v3/lists/{list_address}/members with `upsert`,
 * https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/mailing-lists/post-lists-string:list_address-members
 */
export const upsertContact = action({
  title: 'Create or update a contact',
  description: 'Adds a member to a mailing list, or updates the one with the same address.',
  input: z.strictObject({
    email: z.email().max(320).meta({ title: 'E-mail' }),
    first_name: z.string().min(1).max(200).optional().meta({ title: 'First name' }),
    last_name: z.string().min(1).max(200).optional().meta({ title: 'Last name' }),
    phone: z.string().min(1).max(50).optional().meta({ title: 'Phone' }),
    company: z.string().min(1).max(200).optional().meta({ title: 'Company' }),
    variables: z
      .record(z.string().min(1).max(100), z.union([z.string(), z.number(), z.boolean()]))
      .optional()
      .meta({ title: 'Further values', description: 'For templates, by their name.' }),
    subscribed: z.boolean().optional().meta({ title: 'Subscribed' }),
    mailing_list: z
      .email()
      .max(320)
      .optional()
      .meta({ title: 'Mailing list', description: 'Instead of the one in the settings.' }),
  }),
  sample: {
    email: 'ada@example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    company: 'Analytical Engines',
    mailing_list: 'news@mg.example.com',
  },
  request: ({ mailing_list, ...member }, { settings }) => {
    const { first_name, last_name, phone, company } = member;
    const name = [first_name, last_name].filter(Boolean).join(' ');
    const vars = { ...given({ first_name, last_name, phone, company }), ...member.variables };
    return {
      method: 'POST',
      path: '/v3/lists/{list_address}/members',
      params: { list_address: listOf(mailing_list ?? settings['mailing_list']) },
      multipart: formParts({
        address: member.email,
        name: name || undefined,
        vars: Object.keys(vars).length > 0 ? JSON.stringify(vars) : undefined,
        subscribed: member.subscribed === undefined ? undefined : String(member.subscribed),
        upsert: 'true',
      }),
    };
  },
});

function listOf(list: unknown): string {
  if (typeof list === 'string' && list) return list;
  throw new RequestBuildError('mailing_list', 'is needed here or in the connection’s settings');
}

function given(values: Record<string, string | undefined>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
