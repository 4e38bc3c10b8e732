import type { ChoicePanel, PanelFact } from '@patchbay/connector-sdk/panel';
import { MANAGE } from './scopes.ts';
import { accountStep, locationStep } from './location-steps.ts';
import { readLocation, readVerification } from './settle-location.ts';
import { verifiedWords } from './verified-state.ts';

/** Account, then location: what reviews and posts are about. */
export const locationPanel: ChoicePanel = {
  kind: 'choice',
  title: 'Location',
  description: 'The business location that reviews are answered for and posts appear on.',
  scopes: [MANAGE],
  steps: [accountStep, locationStep],
  settle: [readLocation, readVerification],
  writes: [
    'account_resource_name',
    'location_resource_name',
    'business_name_cached',
    'verified_state',
  ],
  current: (settings) => {
    const account = settings['account_resource_name'];
    const location = settings['location_resource_name'];
    if (!location) return [];
    const name = settings['business_name_cached'];
    const { text, tone } = verifiedWords(settings['verified_state']);
    const facts: PanelFact[] = [
      { label: 'Business', value: String(name ?? 'Not looked up yet') },
      { label: 'Verification', value: text, tone },
      { label: 'Location', value: String(location) },
    ];
    return account ? [...facts, { label: 'Account', value: String(account) }] : facts;
  },
};
