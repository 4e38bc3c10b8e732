import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import type { PanelStep } from '@patchbay/connector-sdk/panel';
import { Accounts } from './account.ts';
import { ACCOUNTS, INFORMATION } from './hosts.ts';
import { READ_MASK, Locations, addressOf } from './location-answer.ts';
import { ACCOUNT } from './resource-names.ts';
import { verifiedWords } from './verified-state.ts';

const TYPES: Readonly<Record<string, string>> = {
  PERSONAL: 'Personal account',
  LOCATION_GROUP: 'Location group',
  USER_GROUP: 'User group',
  ORGANIZATION: 'Organization',
};

/** GET /v1/accounts gives 20 at most: accounts/list, pageSize. */
export const accountStep: PanelStep = {
  name: 'account',
  title: 'Account',
  list: {
    request: ({ limit, page }) => ({
      method: 'GET',
      baseUrl: ACCOUNTS,
      path: '/v1/accounts',
      query: { pageSize: Math.min(limit, 20), pageToken: page },
    }),
    read: ({ body }) => {
      const found = Accounts.safeParse(body).data;
      return (
        found && {
          options: found.accounts.map(({ name, accountName, type }) => ({
            value: name,
            label: accountName || name,
            ...(type && TYPES[type] && { description: TYPES[type] }),
          })),
          ...(found.nextPageToken && { next: found.nextPageToken }),
        }
      );
    },
  },
};

/** GET /v1/accounts/{account}/locations gives 100 at most. */
export const locationStep: PanelStep = {
  name: 'location',
  title: 'Location',
  list: {
    request: ({ within, limit, page }) => {
      const account = ACCOUNT.exec(within ?? '')?.[1];
      if (!account) throw new RequestBuildError('within', 'must look like accounts/123');
      return {
        method: 'GET',
        baseUrl: INFORMATION,
        path: '/v1/accounts/{account}/locations',
        params: { account },
        query: {
          readMask: READ_MASK,
          orderBy: 'title',
          pageSize: Math.min(limit, 100),
          pageToken: page,
        },
      };
    },
    read: ({ body }, { within }) => {
      const found = Locations.safeParse(body).data;
      return (
        found && {
          options: found.locations.map((location) => {
            const address = addressOf(location);
            const verified = location.metadata?.hasVoiceOfMerchant;
            return {
              value: `${within}/${location.name}`,
              label: location.title,
              ...(address && { description: address }),
              note: verifiedWords(verified ? 'VERIFIED' : 'UNVERIFIED'),
            };
          }),
          ...(found.nextPageToken && { next: found.nextPageToken }),
        }
      );
    },
  },
};
