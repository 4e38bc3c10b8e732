import { signedToken } from '@patchbay/connector-sdk/auth/signed-token';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { action } from '@patchbay/connector-sdk/action';
import { secretField, urlField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { baseUrlFrom } from '../_generic/base-url.ts';
import { plainActionSamples } from '../_generic/action-samples.ts';
import { provesReceiver } from './answers.ts';
import { makeSecret, secretKey } from './secret.ts';
import { sign } from './sign.ts';

const SECRET_FORM = 'must be whsec_ and base64 of 24 to 64 bytes';
const isSecret = (secret: string) => secretKey(secret) !== undefined;

export default defineConnector({
  slug: 'webhook_generic',
  name: 'Outbound webhook',
  family: 'webhook',
  description: 'Signed events to any address, as the Standard Webhooks specification describes.',
  keywords: ['zapier', 'make', 'n8n', 'http', 'event', 'callback', 'post'],
  preparation: { account: 'none', minutes: 2 },
  sources: [
    'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  ],
  auth: [
    signedToken({
      fields: z.strictObject({
        secret: secretField({
          title: 'Signing secret',
          description: 'Leave it empty to have one made. Bring one only if the receiver insists.',
          placeholder: 'whsec_…',
        })
          .refine(isSecret, SECRET_FORM)
          .optional(),
        previous_secret: secretField({
          title: 'Previous signing secret',
          description:
            'Only for replacing a secret: the old one signs too for a day. Empty keeps the present one.',
          placeholder: 'whsec_…',
        })
          .refine(isSecret, SECRET_FORM)
          .optional(),
      }),
      generate: makeSecret,
      inject: sign,
      registration: [
        'Copy the secret now: it is shown only once.',
        'Give it to the receiver, in the setting that its Standard Webhooks library reads.',
        'Have the receiver verify the headers webhook-id, webhook-timestamp and webhook-signature before anything else.',
      ],
    }),
  ],
  settings: z.strictObject({
    url: urlField({
      title: 'Address',
      description: 'Every event is posted here.',
      placeholder: 'https://example.com/webhooks/patchbay',
    }),
  }),
  baseUrl: baseUrlFrom('url'),
  // A test must not look like an event, so it only asks what the address can do (RFC 9110 section
  // 9.3.7, a safe method). It proves the way to the receiver; the first event proves the secret.
  test: {
    statusProves: true,
    accepts: provesReceiver,
    request: () => ({ method: 'OPTIONS', path: '' }),
    account: (response, { settings }) => {
      if (!provesReceiver(response)) return undefined;
      const { host } = new URL(String(settings['url']));
      return { id: host, name: host };
    },
  },
  actions: {
    post_event: action({
      title: 'Post an event',
      description: 'Posts {type, timestamp, data} as JSON, signed.',
      input: z.strictObject({
        type: z
          .string()
          .trim()
          .min(1)
          .max(200)
          .meta({ title: 'Type', description: 'Such as invoice.paid.' }),
        data: z.unknown().meta({ title: 'Data' }),
      }),
      sample: { type: 'invoice.paid', data: { number: 'A-1042' } },
      request: ({ type, data }, { acceptedAt, now }) => ({
        method: 'POST',
        path: '',
        // When the event happened, not when it was tried: a retry repeats the same body.
        json: { type, timestamp: new Date(acceptedAt ?? now).toISOString(), data },
      }),
    }),
  },
  samples: {
    credentials: {
      signed_token: {
        secret: 'whsec_c2FtcGxlLXNlY3JldC1mb3ItY29uZm9ybWFuY2U=',
        previous_secret: 'whsec_b2xkZXItc2VjcmV0LWZvci1jb25mb3JtYW5jZSE=',
      },
    },
    actions: { post_event: plainActionSamples },
    answers: {
      connected: [{ status: 204 }, { status: 405 }, { status: 401 }, { status: 404 }],
      vendor_error: [{ status: 308 }, { status: 410 }, { status: 429 }, { status: 502 }],
    },
    unreachable: {
      credential_expired: 'a signing secret has no lifetime',
      credential_revoked: 'a test proves the way only; a delivery answered by 401 tells this',
      scope_insufficient: 'a signing secret has no scopes',
    },
  },
});
