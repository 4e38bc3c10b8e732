import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { provesHook, readError } from './answers.ts';
import { discover, HOOK, inject, ORIGIN } from './hook.ts';
import { postEvent } from './post-event.ts';
import { samples } from './samples.ts';

export default defineConnector({
  slug: 'zapier',
  name: 'Zapier',
  family: 'automation',
  icon: 'zapier',
  description: 'Events that run a Zap.',
  keywords: ['automation', 'webhook', 'zap', 'workflow', 'event', 'catch hook'],
  preparation: { account: 'member', minutes: 5 },
  sources: [
    'https://help.zapier.com/hc/en-us/articles/8496288690317-Trigger-Zaps-from-webhooks',
    'https://help.zapier.com/hc/en-us/articles/29972220283789-Webhooks-by-Zapier-rate-limits',
  ],
  auth: [
    apiKey({
      label: 'Hook',
      fields: z.strictObject({
        hook_url: keyField({
          title: 'Hook’s address',
          placeholder: 'https://hooks.zapier.com/hooks/catch/…',
          help: [
            'In Zapier create a Zap and choose Webhooks by Zapier as its trigger.',
            'Choose Catch Hook as the event and continue to the test.',
            'Copy the webhook URL and paste it here. Whoever has it can run the Zap.',
          ],
          helpUrl:
            'https://help.zapier.com/hc/en-us/articles/8496288690317-Trigger-Zaps-from-webhooks',
          mistakes: [
            {
              looksLike: /^https:\/\/(?:www\.)?zapier\.com\//,
              message: 'is the Zap’s own page; copy the webhook URL of its trigger',
            },
            {
              looksLike: /^http:\/\/hooks\.zapier\.com\//,
              message: 'must begin with https, or others could read it',
            },
          ],
        }).regex(HOOK, 'must be of the form https://hooks.zapier.com/hooks/catch/123456/abcdef/'),
      }),
      inject,
      secretIn: 'url',
    }),
  ],
  baseUrl: ORIGIN,
  discover,
  // Anything but OPTIONS would run the Zap, and nothing tells whose it is. So the test proves the way
  // to the host of the address that was pasted; the first event proves the hook.
  test: {
    statusProves: true,
    accepts: provesHook,
    request: () => ({ method: 'OPTIONS', path: '' }),
    account: (response, { settings }) => {
      const number = settings['account_number'];
      if (!provesHook(response) || typeof number !== 'string') return undefined;
      return { id: number, name: `Zapier account ${number}` };
    },
  },
  actions: { post_event: postEvent },
  rateLimit: { requests: 20_000, perMs: 300_000 },
  readError,
  samples,
});
