/** Where a contract stands, whatever the vendor calls it. */
export const CONTRACT_STATES = [
  'draft', 'sent', 'viewed', 'partially_signed', 'signed', 'declined', 'cancelled', 'expired',
  'failed', 'unknown',
] as const; // prettier-ignore
export type ContractState = (typeof CONTRACT_STATES)[number];

/** Where one signer stands. */
export const SIGNER_STATES = [
  'waiting', 'viewed', 'signed', 'declined', 'cancelled', 'expired', 'failed', 'unknown',
] as const; // prettier-ignore
export type SignerState = (typeof SIGNER_STATES)[number];
