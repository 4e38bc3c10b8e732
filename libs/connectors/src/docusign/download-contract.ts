import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { contractFile } from '../_e_signature/contract-file.ts';
import { contractId } from '../_e_signature/inputs.ts';
import { requireSettled } from './user-info.ts';

/** https://developers.docusign.com/docs/esign-rest-api/reference/envelopes/envelopedocuments/get/ */
export const downloadContract = action({
  title: 'Fetch a contract’s documents',
  description: 'Hands over all documents of a contract as one PDF, with the signatures so far.',
  scopes: ['signature'],
  input: z.strictObject({ contract: contractId }),
  sample: { contract: '4c1f8f0d-5c7f-4e5c-9a35-8a3a3d3d1234' },
  request: ({ contract }, { settings }) => {
    requireSettled(settings);
    return {
      method: 'GET',
      path: '/envelopes/{envelope_id}/documents/combined',
      params: { envelope_id: contract },
      headers: { accept: 'application/pdf' },
    };
  },
  result: contractFile,
});
