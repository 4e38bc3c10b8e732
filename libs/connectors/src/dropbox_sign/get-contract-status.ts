import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { contractId } from '../_e_signature/inputs.ts';
import { contractStatus } from '../_e_signature/results.ts';
import { contractOf, signerState, SignatureRequest } from './signature-request.ts';

/** https://developers.hellosign.com/api/reference/operation/signatureRequestGet/ */
export const getContractStatus = action({
  title: 'Look up a contract',
  description: 'Tells who has signed a contract and who has not.',
  scopes: ['signature_request_access'],
  input: z.strictObject({ contract: contractId }),
  sample: { contract: 'fa5c8a0b0f492d768749333ad6fcc214c111e967' },
  request: ({ contract }) => ({
    method: 'GET',
    path: '/signature_request/{signature_request_id}',
    params: { signature_request_id: contract },
  }),
  result: {
    schema: contractStatus,
    read: ({ body }) => {
      const answer = SignatureRequest.safeParse(body).data?.signature_request;
      return answer && { ...contractOf(answer), signers: answer.signatures.map(signerOf) };
    },
  },
});

type Signature = z.infer<typeof SignatureRequest>['signature_request']['signatures'][number];

function signerOf(signature: Signature) {
  const { signer_name: name, signer_email_address: email, signed_at: at } = signature;
  return {
    ...(name && { name }),
    ...(email && { email }),
    state: signerState(signature.status_code),
    vendor_state: signature.status_code,
    ...(at && { signed_at: new Date(at * 1000).toISOString() }),
  };
}
