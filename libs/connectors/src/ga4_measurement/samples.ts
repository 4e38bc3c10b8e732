import type { Samples } from '@patchbay/connector-sdk/samples';

const invalid = (validationCode: string) => ({
  status: 200,
  json: {
    validationMessages: [
      {
        fieldPath: 'events',
        description: 'Event at index: [0] has invalid name [_badEventName].',
        validationCode,
      },
    ],
  },
});

export const samples: Samples = {
  credentials: { api_key: { api_secret: 'SampleSecret-0123456_Ab' } },
  settings: { measurement_id: 'G-ABC1234567', region: 'eu' },
  answers: {
    connected: { status: 200, json: { validationMessages: [] } },
    vendor_error: [invalid('NAME_INVALID'), { status: 503 }],
  },
  actions: {
    track_event: {
      inputs: [{ event_name: 'signed_up', user_id: 'c-1042' }, { event_name: 'called' }],
      steps: { validate: { status: 200, json: { validationMessages: [] } } },
      delivered: { status: 204, text: '' },
      failed: [{ ...invalid('NAME_RESERVED'), code: 'NAME_RESERVED' }],
    },
  },
  unreachable: { credential_expired: 'secrets have no lifetime' },
};
