/** A host that nobody has (RFC 2606), to be replaced by the vendor's. */
export function hostOf(slug) {
  return `api.${slug.replaceAll('_', '-')}.example`;
}

/**
 * A connector with a key, a test call and one action, which passes the conformance kit as it stands.
 *
 * @param {string} slug
 * @param {string} host
 */
export function definition(slug, host) {
  const name = slug
    .split('_')
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join(' ');
  return `import { action } from '@patchbay/connector-sdk/action';
import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';

const Me = z.object({ id: z.string().min(1), name: z.string().min(1) });

export default defineConnector({
  slug: '${slug}',
  name: '${name}',
  family: 'generic',
  description: 'What ${name} is for, in one short sentence.',
  preparation: { account: 'administrator', minutes: 5 },
  // The vendor's pages that the facts below come from.
  sources: ['https://${host}/docs'],
  auth: [
    apiKey({
      fields: z.strictObject({
        api_key: keyField({
          title: 'API key',
          help: ['Open Settings › API.', 'Create a key named Patchbay.', 'Paste it here.'],
        }),
      }),
      inject: bearer('api_key'),
    }),
  ],
  baseUrl: 'https://${host}',
  test: {
    // Tells whose key it is, and changes nothing.
    request: () => ({ method: 'GET', path: '/me' }),
    account: ({ body }) => Me.safeParse(body).data,
  },
  actions: {
    post_event: action({
      title: 'Send an event',
      description: 'Tells ${name} that something happened.',
      input: z.strictObject({
        type: z.string().min(1).max(100).meta({ title: 'Type' }),
        data: z.record(z.string(), z.unknown()).meta({ title: 'Data' }),
      }),
      sample: { type: 'order.paid', data: { order: 'A-1042' } },
      request: (input) => ({ method: 'POST', path: '/events', json: input }),
    }),
  },
  samples: {
    // What the vendor documents: the kit checks that each is read as what it means.
    answers: { connected: { status: 200, json: { id: 'acc_1', name: 'Acme' } } },
    actions: {
      post_event: {
        delivered: { status: 201, json: { id: 'evt_1' } },
        failed: [{ status: 422, json: { error: 'unknown type' }, code: '422' }],
      },
    },
    unreachable: { credential_expired: 'its keys have no lifetime' },
  },
});
`;
}
