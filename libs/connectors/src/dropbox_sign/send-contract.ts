import { action } from '@patchbay/connector-sdk/action';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { contractShape, namedDocument, namedSigner } from '../_e_signature/inputs.ts';
import { sentContract } from '../_e_signature/results.ts';
import { formParts } from './form-parts.ts';
import { contractOf, SignatureRequest } from './signature-request.ts';

const linkedDocument = z.strictObject({ url: z.url({ protocol: /^https$/ }).max(2000) });

const input = z
  .strictObject({
    ...contractShape,
    signers: z.array(namedSigner).min(1).max(25).meta({ title: 'Signers' }),
    documents: z
      .array(z.union([namedDocument, linkedDocument]))
      .min(1)
      .max(10)
      .meta({
        title: 'Documents',
        description: 'Either all as files, or all as addresses that Dropbox Sign can fetch.',
      }),
    test: z
      .boolean()
      .optional()
      .meta({ title: 'Test', description: 'A test binds nobody. As the settings say by default.' }),
    metadata: z
      .record(z.string().min(1).max(40), z.string().max(1000))
      .optional()
      .meta({ title: 'Your own values', description: 'Come back with the contract’s status.' }),
  })
  .refine(({ documents }) => new Set(documents.map((each) => 'url' in each)).size === 1, {
    path: ['documents'],
    error: 'must be all files or all addresses, as Dropbox Sign takes only one kind',
  });

/** https://developers.hellosign.com/api/reference/operation/signatureRequestSend/ */
export const sendContract = action({
  title: 'Send a contract',
  description: 'Sends documents to people who are to sign them.',
  scopes: ['signature_request_access'],
  input,
  sample: {
    title: 'Rental agreement A-1042',
    subject: 'Your rental agreement',
    message: 'Please sign and return.',
    signers: [{ name: 'Ada Lovelace', email: 'ada@example.com' }],
    documents: [{ name: 'agreement.pdf', content_base64: 'JVBERi0xLjQKJSVFT0YK' }],
    test: true,
  },
  request: (contract, { settings }): VendorRequest => {
    const fields = {
      title: contract.title,
      subject: contract.subject,
      message: contract.message,
      signers: contract.signers.map(({ name, email, order }) => ({
        name,
        email_address: email,
        order,
      })),
      cc_email_addresses: contract.cc,
      metadata: contract.metadata,
      test_mode: contract.test ?? settings['test_mode'] === true,
    };
    const files = contract.documents.filter((each) => 'content_base64' in each);
    const at = { method: 'POST', path: '/signature_request/send' } as const;
    if (files.length > 0) {
      return { ...at, multipart: { subtype: 'form-data', parts: formParts(fields, files) } };
    }
    const links = contract.documents.filter((each) => 'url' in each);
    return { ...at, json: { ...fields, file_urls: links.map(({ url }) => url) } };
  },
  result: {
    schema: sentContract,
    read: ({ body }) => {
      const answer = SignatureRequest.safeParse(body).data?.signature_request;
      return answer && contractOf(answer);
    },
  },
});
