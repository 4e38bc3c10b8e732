import type { Samples } from '@patchbay/connector-sdk/samples';
import { failure, tokenErrors } from '../_google/sample-answers.ts';
import { serviceAccountSamples } from '../_google/sample-service-account.ts';

export const samples: Samples = {
  ...serviceAccountSamples,
  settings: { property_id: '123456789', measurement_id: 'G-SAMPLE1234' },
  answers: {
    connected: {
      status: 200,
      json: {
        accountSummaries: [
          { name: 'accountSummaries/1000', account: 'accounts/1000', displayName: 'Acme' },
        ],
        nextPageToken: 'x',
      },
    },
    credential_expired: failure(401, 'UNAUTHENTICATED', 'ACCESS_TOKEN_EXPIRED'),
    scope_insufficient: {
      ...failure(403, 'PERMISSION_DENIED', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'),
      headers: { 'www-authenticate': 'Bearer realm="x", error="insufficient_scope"' },
    },
    vendor_error: [
      failure(429, 'RESOURCE_EXHAUSTED'),
      failure(403, 'PERMISSION_DENIED', 'SERVICE_DISABLED'),
      failure(500, 'INTERNAL'),
      // A user without any Analytics account.
      { status: 200, json: {} },
    ],
  },
  actions: {
    run_report: {
      inputs: [{ metrics: ['activeUsers'], property_id: '7' }],
      delivered: {
        status: 200,
        json: {
          dimensionHeaders: [{ name: 'country' }],
          metricHeaders: [{ name: 'activeUsers', type: 'TYPE_INTEGER' }],
          rows: [{ dimensionValues: [{ value: 'Ireland' }], metricValues: [{ value: '1042' }] }],
          rowCount: 1,
          metadata: { currencyCode: 'EUR', timeZone: 'Europe/Dublin' },
          kind: 'analyticsData#runReport',
        },
        result: {
          dimensions: ['country'],
          metrics: ['activeUsers'],
          rows: [['Ireland', '1042']],
          row_count: 1,
          complete: true,
        },
      },
      failed: [{ ...failure(400, 'INVALID_ARGUMENT'), code: 'INVALID_ARGUMENT' }],
    },
    create_key_event: {
      inputs: [{ event_name: 'purchase', once_per_session: true }],
      delivered: {
        status: 200,
        json: {
          name: 'properties/123456789/keyEvents/987',
          eventName: 'quote_requested',
          createTime: '2026-01-02T03:04:05Z',
          deletable: true,
          custom: true,
          countingMethod: 'ONCE_PER_EVENT',
        },
        result: { key_event: 'properties/123456789/keyEvents/987' },
      },
      failed: [{ ...failure(409, 'ALREADY_EXISTS'), code: 'ALREADY_EXISTS' }],
    },
    track_event: {
      inputs: [
        {
          event_name: 'purchase',
          user_id: 'u-1',
          property_id: '7',
          at: '2026-01-02T03:00:00Z',
          properties: { transaction_id: 'A-1042', value: 149.9, currency: 'EUR', gift: true },
        },
      ],
      delivered: {
        status: 200,
        json: { requestId: '126365e1-16d0-4c81-9de9-f362711e250a' },
        result: { request: '126365e1-16d0-4c81-9de9-f362711e250a' },
      },
      failed: [
        { ...failure(400, 'INVALID_ARGUMENT'), code: 'INVALID_ARGUMENT' },
        { ...failure(403, 'PERMISSION_DENIED'), code: 'PERMISSION_DENIED' },
      ],
    },
  },
  tokenErrors,
};
