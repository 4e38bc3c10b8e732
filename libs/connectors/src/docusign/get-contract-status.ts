import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { contractId } from '../_e_signature/inputs.ts';
import { contractStatus } from '../_e_signature/results.ts';
import { contractState, signerState } from './envelope.ts';
import { requireSettled } from './user-info.ts';

const text = z.string().optional().catch(undefined);

const Envelope = z.object({
  envelopeId: z.string().min(1),
  status: z.string(),
  recipients: z
    .object({
      signers: z
        .array(z.object({ name: text, email: text, status: z.string(), signedDateTime: text }))
        .catch([]),
    })
    .optional()
    .catch(undefined),
});

/** https://developers.docusign.com/docs/esign-rest-api/reference/envelopes/envelopes/get/ */
export const getContractStatus = action({
  title: 'Look up a contract',
  description: 'Tells who has signed a contract and who has not.',
  scopes: ['signature'],
  input: z.strictObject({ contract: contractId }),
  sample: { contract: '4c1f8f0d-5c7f-4e5c-9a35-8a3a3d3d1234' },
  request: ({ contract }, { settings }) => {
    requireSettled(settings);
    return {
      method: 'GET',
      path: '/envelopes/{envelope_id}',
      params: { envelope_id: contract },
      query: { include: 'recipients' },
    };
  },
  result: {
    schema: contractStatus,
    read: ({ body }) => {
      const envelope = Envelope.safeParse(body).data;
      return (
        envelope && {
          contract: envelope.envelopeId,
          state: contractState(envelope.status),
          vendor_state: envelope.status,
          signers: (envelope.recipients?.signers ?? []).map(({ name, email, status, ...rest }) => ({
            ...(name && { name }),
            ...(email && { email }),
            state: signerState(status),
            vendor_state: status,
            ...timeOf(rest.signedDateTime),
          })),
        }
      );
    },
  },
});

/** Docusign writes seven digits of a second, which not every reader of times takes. */
function timeOf(text: string | undefined): { signed_at?: string } {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? {} : { signed_at: new Date(time).toISOString() };
}
