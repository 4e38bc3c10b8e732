import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { readError } from './errors.ts';
import { CDN, injectWriteKey, KEY_PLACE } from './inject.ts';
import { samples } from './samples.ts';
import { baseUrl, settings } from './settings.ts';
import { trackEvent } from './track-event.ts';

export default defineConnector({
  slug: 'segment',
  name: 'Segment',
  family: 'analytics',
  description: 'Events for all destinations of a source.',
  keywords: ['cdp', 'customer data', 'tracking', 'twilio', 'event'],
  preparation: { account: 'administrator', minutes: 5 },
  sources: [
    'https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/',
    'https://segment.com/docs/connections/spec/track/',
    'https://segment.com/docs/guides/regional-segment/',
    'https://github.com/segmentio/action-destinations/blob/main/packages/destination-actions/src/destinations/segment-profiles/index.ts',
  ],
  auth: [
    apiKey({
      fields: z.strictObject({
        write_key: keyField({
          title: 'Write key',
          help: [
            'In Segment open Connections › Sources and choose the source, or add an HTTP API source.',
            'Open Settings › API Keys.',
            'Copy the Write Key and paste it here.',
          ],
          helpUrl: 'https://app.segment.com',
          mistakes: [
            {
              looksLike: /^sgp_/,
              message: 'is a token of the Public API; use the write key of a source',
            },
          ],
        }).regex(/^[A-Za-z0-9]+$/, 'must consist of letters and digits'),
      }),
      inject: injectWriteKey,
      // Of the test alone; events carry it as basic credentials.
      secretIn: 'url',
    }),
  ],
  settings,
  baseUrl,
  hosts: [new URL(CDN).host],
  test: {
    // Segment's own connectors try a write key like this; sending an event would prove nothing.
    request: () => ({
      method: 'GET',
      baseUrl: CDN,
      path: `/projects/${KEY_PLACE}/settings`,
    }),
    account: accountOf,
  },
  actions: { track_event: trackEvent },
  // Of a workspace.
  rateLimit: { requests: 1000, perMs: 1000 },
  readError,
  samples,
});
