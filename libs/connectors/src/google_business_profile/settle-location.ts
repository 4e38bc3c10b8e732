import type { PanelRead } from '@patchbay/connector-sdk/panel';
import { INFORMATION, VERIFICATIONS } from './hosts.ts';
import { Location, READ_MASK } from './location-answer.ts';
import { numbersIn } from './resource-names.ts';
import { VoiceOfMerchant, verifiedState } from './verified-state.ts';

type Settles = PanelRead<string, Readonly<Record<string, string>>>;

/** GET /v1/locations/{location}: that it is there, and what it is called. */
export const readLocation: Settles = {
  request: (choice) => ({
    method: 'GET',
    baseUrl: INFORMATION,
    path: '/v1/locations/{location}',
    params: { location: numbersIn(choice).location },
    query: { readMask: READ_MASK },
  }),
  read: ({ body }, choice) => {
    const found = Location.safeParse(body).data;
    const { account, location } = numbersIn(choice);
    if (found?.name !== `locations/${location}`) return undefined;
    return {
      account_resource_name: `accounts/${account}`,
      location_resource_name: found.name,
      business_name_cached: found.title,
    };
  },
};

/** GET /v1/locations/{location}/VoiceOfMerchantState */
export const readVerification: Settles = {
  request: (choice) => ({
    method: 'GET',
    baseUrl: VERIFICATIONS,
    path: '/v1/locations/{location}/VoiceOfMerchantState',
    params: { location: numbersIn(choice).location },
  }),
  read: ({ body }) => {
    const voice = VoiceOfMerchant.safeParse(body).data;
    return voice && { verified_state: verifiedState(voice) };
  },
};
