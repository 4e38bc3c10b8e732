import { z } from 'zod';
import { CONTRACT_STATES, SIGNER_STATES } from './contract-states.ts';

/** What became of a contract that was handed over for signing. */
export const sentContract = z.object({
  contract: z.string(),
  state: z.enum(CONTRACT_STATES),
  /** The vendor's own word, where it has one. */
  vendor_state: z.string().optional(),
  /** Where the sender follows it in the vendor's page. */
  url: z.url().optional(),
});

export const contractStatus = sentContract.extend({
  signers: z.array(
    z.object({
      name: z.string().optional(),
      email: z.string().optional(),
      state: z.enum(SIGNER_STATES),
      vendor_state: z.string(),
      signed_at: z.iso.datetime({ offset: true }).optional(),
    }),
  ),
});
