import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { contractShape, namedDocument, namedSigner } from '../_e_signature/inputs.ts';
import { sentContract } from '../_e_signature/results.ts';
import { contractState } from './envelope.ts';
import { envelopeDefinition } from './envelope-definition.ts';
import { requireSettled } from './user-info.ts';

const Summary = z.object({ envelopeId: z.string().min(1), status: z.string() });

export const contractInput = z.strictObject({
  ...contractShape,
  signers: z
    .array(
      namedSigner.extend({
        /** A text of the document at which the signature goes; without it the signer chooses. */
        sign_at: z.string().trim().min(1).max(100).optional(),
      }),
    )
    .min(1)
    .max(50)
    .meta({ title: 'Signers' }),
  documents: z.array(namedDocument).min(1).max(20).meta({ title: 'Documents' }),
});

/** https://developers.docusign.com/docs/esign-rest-api/reference/envelopes/envelopes/create/ */
export const sendContract = action({
  title: 'Send a contract',
  description: 'Sends documents to people who are to sign them.',
  scopes: ['signature'],
  input: contractInput,
  sample: {
    title: 'Rental agreement A-1042',
    subject: 'Your rental agreement',
    message: 'Please sign and return.',
    signers: [{ name: 'Ada Lovelace', email: 'ada@example.com', sign_at: '/signature/' }],
    documents: [{ name: 'agreement.pdf', content_base64: 'JVBERi0xLjQKJSVFT0YK' }],
    cc: ['office@example.com'],
  },
  request: (input, { settings, messageId }) => {
    requireSettled(settings);
    return { method: 'POST', path: '/envelopes', json: envelopeDefinition(input, messageId) };
  },
  result: {
    schema: sentContract,
    read: ({ body }) => {
      const summary = Summary.safeParse(body).data;
      return (
        summary && {
          contract: summary.envelopeId,
          state: contractState(summary.status),
          vendor_state: summary.status,
        }
      );
    },
  },
});
