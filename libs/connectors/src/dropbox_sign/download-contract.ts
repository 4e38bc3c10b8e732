import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { contractFile } from '../_e_signature/contract-file.ts';
import { contractId } from '../_e_signature/inputs.ts';

/**
 * Refused with 409 while Dropbox Sign prepares the documents, and tried again.
 * https://developers.hellosign.com/api/reference/operation/signatureRequestFiles/
 */
export const downloadContract = action({
  title: 'Fetch a contract’s documents',
  description: 'Hands over all documents of a contract as one PDF, with the signatures so far.',
  scopes: ['signature_request_access'],
  input: z.strictObject({ contract: contractId }),
  sample: { contract: 'fa5c8a0b0f492d768749333ad6fcc214c111e967' },
  request: ({ contract }) => ({
    method: 'GET',
    path: '/signature_request/files/{signature_request_id}',
    params: { signature_request_id: contract },
    query: { file_type: 'pdf' },
    headers: { accept: 'application/pdf, application/json' },
  }),
  result: contractFile,
});
