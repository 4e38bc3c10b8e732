import { uuidFrom } from '../_generic/uuid-from.ts';
import type { z } from 'zod';
import type { contractInput } from './send-contract.ts';

type Contract = z.output<typeof contractInput>;

/** Docusign's `envelopeDefinition`, where numbers are texts and a subject is of 100 signs at most. */
export function envelopeDefinition(contract: Contract, messageId: string | undefined) {
  const { signers, cc = [] } = contract;
  const orders = signers.map(({ order }) => (order ?? 0) + 1);
  return {
    emailSubject: contract.subject ?? contract.title.slice(0, 100),
    emailBlurb: contract.message,
    status: 'sent',
    // Names the envelope for seven days, so that it can be found after a lost answer.
    ...(messageId && { transactionId: uuidFrom(messageId) }),
    documents: contract.documents.map(({ name, content_base64: documentBase64 }, index) => ({
      documentId: String(index + 1),
      name,
      fileExtension: extensionOf(name),
      documentBase64,
    })),
    recipients: {
      signers: signers.map(({ name, email, sign_at: anchorString }, index) => ({
        recipientId: String(index + 1),
        routingOrder: String(orders[index]),
        name,
        email,
        ...(anchorString && { tabs: { signHereTabs: [{ anchorString }] } }),
      })),
      carbonCopies: cc.map((email, index) => ({
        recipientId: String(signers.length + index + 1),
        routingOrder: String(Math.max(...orders) + 1),
        name: email,
        email,
      })),
    },
  };
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : 'pdf';
}
