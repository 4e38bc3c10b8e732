import { statusMap } from '@patchbay/connector-sdk/status-map';
import { z } from 'zod';
import type { ContractState, SignerState } from '../_e_signature/contract-states.ts';

/** `signature_status` of https://developers.hellosign.com/api/reference/constants */
export const signerState = statusMap<SignerState>({
  awaiting_signature: 'waiting',
  on_hold: 'waiting',
  signed: 'signed',
  declined: 'declined',
  expired: 'expired',
  error_unknown: 'failed',
  error_file: 'failed',
  error_component_position: 'failed',
  error_text_tag: 'failed',
  error_invalid_email: 'failed',
});

const text = z.string().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);

const Signature = z.object({
  signer_email_address: text,
  signer_name: text,
  status_code: z.string(),
  signed_at: z.number().int().nonnegative().optional().catch(undefined),
});

export const SignatureRequest = z.object({
  signature_request: z.object({
    signature_request_id: z.string().min(1),
    is_complete: flag,
    is_declined: flag,
    has_error: flag,
    details_url: z.url().optional().catch(undefined),
    signatures: z.array(Signature).catch([]),
  }),
});
type Answer = z.infer<typeof SignatureRequest>['signature_request'];

/** There is no word for the whole: it follows from three flags and from what the signers did. */
export function contractState(answer: Answer): ContractState {
  if (answer.is_complete) return 'signed';
  if (answer.is_declined) return 'declined';
  if (answer.has_error) return 'failed';
  const states = answer.signatures.map(({ status_code }) => signerState(status_code));
  if (states.includes('expired')) return 'expired';
  return states.includes('signed') ? 'partially_signed' : 'sent';
}

export function contractOf(answer: Answer) {
  return {
    contract: answer.signature_request_id,
    state: contractState(answer),
    ...(answer.details_url && { url: answer.details_url }),
  };
}
