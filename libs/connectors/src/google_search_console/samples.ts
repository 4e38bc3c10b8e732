import type { Samples } from '@patchbay/connector-sdk/samples';
import { commonRefusals, olderFailure, tokenErrors } from '../_google/sample-answers.ts';
import { serviceAccountSamples } from '../_google/sample-service-account.ts';

const rows = [
  { keys: ['bicycle bell', 'MOBILE'], clicks: 12, impressions: 340, ctr: 0.0353, position: 4.2 },
  { keys: ['bell', 'DESKTOP'], clicks: 3, impressions: 90, ctr: 0.0333, position: 7.8 },
];

export const samples: Samples = {
  ...serviceAccountSamples,
  settings: { site_url: 'sc-domain:example.com' },
  panels: {
    site: {
      steps: {
        site: {
          answer: {
            status: 200,
            json: {
              siteEntry: [
                { siteUrl: 'sc-domain:example.com', permissionLevel: 'siteOwner' },
                { siteUrl: 'https://old.example/', permissionLevel: 'siteUnverifiedUser' },
              ],
            },
          },
        },
      },
      value: 'sc-domain:example.com',
      answers: [
        {
          status: 200,
          json: { siteUrl: 'sc-domain:example.com', permissionLevel: 'siteOwner' },
        },
      ],
    },
  },
  answers: {
    connected: [
      {
        status: 200,
        json: { siteUrl: 'sc-domain:example.com', permissionLevel: 'siteOwner' },
      },
      {
        status: 200,
        json: {
          siteEntry: [
            { siteUrl: 'https://old.example/', permissionLevel: 'siteUnverifiedUser' },
            { siteUrl: 'https://shop.example/', permissionLevel: 'siteFullUser' },
          ],
        },
      },
    ],
    ...commonRefusals,
    vendor_error: [
      ...commonRefusals.vendor_error,
      // A user without any site.
      { status: 200, json: {} },
      olderFailure(403, 'forbidden'),
    ],
  },
  actions: {
    run_report: {
      inputs: [{ start_date: '2026-03-01', end_date: '2026-03-01', kind: 'image', limit: 5 }],
      delivered: {
        status: 200,
        json: { rows, responseAggregationType: 'byProperty' },
        result: { rows, complete: true },
      },
      failed: [
        { ...olderFailure(403, 'forbidden'), code: 'forbidden' },
        { ...olderFailure(400, 'invalidParameter'), code: 'invalidParameter' },
      ],
    },
    submit_sitemap: {
      inputs: [{ sitemap_url: 'https://example.com/map.xml?lang=de' }],
      delivered: { status: 204 },
      failed: [{ ...olderFailure(403, 'forbidden'), code: 'forbidden' }],
    },
  },
  tokenErrors,
};
