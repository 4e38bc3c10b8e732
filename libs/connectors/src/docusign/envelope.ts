import { statusMap } from '@patchbay/connector-sdk/status-map';
import type { ContractState, SignerState } from '../_e_signature/contract-states.ts';

/** https://developers.docusign.com/docs/esign-rest-api/esign101/concepts/envelopes/status-codes/ */
export const contractState = statusMap<ContractState>({
  created: 'draft',
  template: 'draft',
  processing: 'sent',
  sent: 'sent',
  correct: 'sent',
  delivered: 'viewed',
  signed: 'signed',
  completed: 'signed',
  declined: 'declined',
  voided: 'cancelled',
  deleted: 'cancelled',
  timedout: 'expired',
  authfailed: 'failed',
});

export const signerState = statusMap<SignerState>({
  created: 'waiting',
  sent: 'waiting',
  faxpending: 'waiting',
  delivered: 'viewed',
  signed: 'signed',
  completed: 'signed',
  declined: 'declined',
  autoresponded: 'failed',
  authfailed: 'failed',
});
