import type { ActionSamples } from '@patchbay/connector-sdk/samples';

/** Of systems nobody knows: their status is all that is read of an answer. */
export const plainActionSamples: ActionSamples = {
  delivered: { status: 201, json: { number: 'A-1042' } },
  failed: [
    { status: 422, json: { error: 'number is taken' }, code: '422' },
    { status: 404, text: '<h1>Not found</h1>', code: '404' },
  ],
};
