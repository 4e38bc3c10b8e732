import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';
import { failure, refusals, tokenErrors } from '../_meta/sample-answers.ts';

const DATASET = '1234567890123456';

const received: SampleAnswer & { result: unknown } = {
  status: 200,
  json: { events_received: 1, messages: [], fbtrace_id: 'EJplcsCHuLu' },
  result: { received: 1 },
};

const failed = [
  { ...failure(400, 100, 'Invalid parameter', 2804003), code: '100_2804003' },
  { ...failure(403, 200, '(#200) Requires ads_management permission'), code: '200' },
];

const cursors = { before: 'MAZDZD', after: 'MjQZD' };

export const samples: Samples = {
  settings: { dataset_id: DATASET, test_event_code: 'TEST12345' },
  credentials: { api_key: { access_token: 'EAASampleSampleSampleSampleSampleSample0123456789' } },
  answers: {
    connected: [
      {
        status: 200,
        json: {
          id: '122099999999999999',
          name: 'Adele Vance',
          adaccounts: { data: [{ account_id: '1001', name: 'Acme', id: 'act_1001' }] },
        },
      },
      { status: 200, json: { id: '122099999999999999', name: 'Conversions API System User' } },
    ],
    ...refusals,
  },
  tokenErrors,
  panels: {
    dataset: {
      steps: {
        ad_account: {
          answer: {
            status: 200,
            json: {
              data: [{ account_id: '1001', name: 'Acme', id: 'act_1001' }],
              paging: {
                cursors,
                next: 'https://graph.facebook.com/v26.0/1/adaccounts?after=MjQZD',
              },
            },
          },
        },
        dataset: {
          within: '1001',
          answer: {
            status: 200,
            json: { data: [{ id: DATASET, name: 'Acme shop' }], paging: { cursors } },
          },
        },
      },
      value: DATASET,
      answers: [{ status: 200, json: { id: DATASET, name: 'Acme shop' } }],
    },
  },
  actions: {
    track_event: {
      inputs: [
        {
          event_name: 'AddToCart',
          user_id: 'c-17',
          phone: '+49 (0) 151-2345',
          first_name: 'Ada',
          last_name: 'Lovelace',
          browser_id: 'fb.1.1558571054389.1098115397',
          action_source: 'phone_call',
          event_id: 'cart-1',
          at: '2026-01-02T03:04:05Z',
        },
      ],
      delivered: received,
      failed,
    },
    upload_conversion: {
      inputs: [
        {
          event_name: 'Subscribe',
          value: 5,
          currency: 'eur',
          click_id: 'fb.1.1554763741205.AbCdEf',
          action_source: 'physical_store',
        },
      ],
      delivered: received,
      failed,
    },
  },
};
