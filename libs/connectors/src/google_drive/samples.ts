import type { Samples } from '@patchbay/connector-sdk/samples';
import { commonRefusals, olderFailure, tokenErrors } from '../_google/sample-answers.ts';
import { delegatingSamples } from '../_google/sample-service-account.ts';

const id = '1a2B3c4D5e6F7g8H9i0JkLmNoPqRsTuVw';
const url = `https://drive.google.com/file/d/${id}/view?usp=drivesdk`;

export const samples: Samples = {
  ...delegatingSamples,
  settings: { folder_id: '1dyUEebJaFnWa3Z4n0BFMVAXQ7mfUH11g' },
  answers: {
    connected: {
      status: 200,
      json: {
        user: {
          displayName: 'Anna Berg',
          permissionId: '08523746120937461092',
          emailAddress: 'shop@example.com',
        },
      },
    },
    ...commonRefusals,
  },
  actions: {
    upload_file: {
      inputs: [
        { name: 'note.txt', content_type: 'text/plain; charset=utf-8', content_base64: 'aGk=' },
      ],
      steps: {
        reserve: {
          status: 200,
          json: { kind: 'drive#generatedIds', space: 'drive', ids: [id] },
        },
        upload: { status: 200, json: { id } },
      },
      delivered: {
        status: 200,
        json: { id, webViewLink: url, size: '9' },
        result: { file: id, url, size: 9 },
      },
      failed: [
        { ...olderFailure(404, 'notFound'), code: 'notFound' },
        { ...olderFailure(403, 'storageQuotaExceeded'), code: 'storageQuotaExceeded' },
      ],
    },
  },
  tokenErrors,
};
