import type { PanelTone } from '@patchbay/connector-sdk/panel';
import { z } from 'zod';

export const VERIFIED_STATES = ['VERIFIED', 'UNVERIFIED', 'SUSPENDED', 'UNKNOWN'] as const;
export type VerifiedState = (typeof VERIFIED_STATES)[number];

/** Google leaves out what is false, and gives at most one of the things to do about it. */
export const VoiceOfMerchant = z.object({
  hasVoiceOfMerchant: z.boolean().optional(),
  complyWithGuidelines: z.object({}).optional(),
  waitForVoiceOfMerchant: z.object({}).optional(),
  verify: z.object({}).optional(),
  resolveOwnershipConflict: z.object({}).optional(),
});

/**
 * What `locations.getVoiceOfMerchantState` says in one word. A location that breaks the guidelines
 * was taken off Maps, which is what suspended means.
 */
export function verifiedState(voice: z.infer<typeof VoiceOfMerchant>): VerifiedState {
  if (voice.hasVoiceOfMerchant) return 'VERIFIED';
  if (voice.complyWithGuidelines) return 'SUSPENDED';
  const toDo = voice.verify ?? voice.waitForVoiceOfMerchant ?? voice.resolveOwnershipConflict;
  return toDo ? 'UNVERIFIED' : 'UNKNOWN';
}

const WORDS: Readonly<Record<VerifiedState, { text: string; tone: PanelTone }>> = {
  VERIFIED: { text: 'Verified', tone: 'good' },
  UNVERIFIED: { text: 'Not verified', tone: 'warn' },
  SUSPENDED: { text: 'Suspended', tone: 'bad' },
  UNKNOWN: { text: 'Not known', tone: 'quiet' },
};

export function verifiedWords(state: unknown): { text: string; tone: PanelTone } {
  return WORDS[VERIFIED_STATES.find((known) => known === state) ?? 'UNKNOWN'];
}
