import type { ChoicePanel } from '@patchbay/connector-sdk/panel';
import { z } from 'zod';
import { READ } from './scopes.ts';

const id = z.string().regex(/^[0-9]{1,30}$/);
const name = z.string().min(1).max(500).optional().catch(undefined);
const paging = z
  .object({
    next: z.string().optional().catch(undefined),
    cursors: z
      .object({ after: z.string().max(500) })
      .optional()
      .catch(undefined),
  })
  .optional()
  .catch(undefined);

const Accounts = z.object({ data: z.array(z.object({ account_id: id, name })), paging });
const Datasets = z.object({ data: z.array(z.object({ id, name })), paging });
const Dataset = z.object({ id, name });

/** GET /me/adaccounts, then GET /act_{ad_account_id}/adspixels: where events are counted. */
export const datasetPanel: ChoicePanel = {
  kind: 'choice',
  title: 'Dataset',
  description: 'The dataset, also called pixel, that events are sent to.',
  scopes: [READ],
  steps: [
    {
      name: 'ad_account',
      title: 'Ad account',
      list: {
        request: ({ limit, page }) => ({
          method: 'GET',
          path: '/me/adaccounts',
          query: { fields: 'account_id,name', limit, after: page },
        }),
        read: ({ body }) => {
          const found = Accounts.safeParse(body).data;
          return (
            found && {
              options: found.data.map((account) => ({
                value: account.account_id,
                label: account.name ?? account.account_id,
              })),
              ...nextOf(found.paging),
            }
          );
        },
      },
    },
    {
      name: 'dataset',
      title: 'Dataset',
      list: {
        request: ({ within, limit, page }) => ({
          method: 'GET',
          path: '/{account}/adspixels',
          params: { account: `act_${within ?? ''}` },
          query: { fields: 'id,name', limit, after: page },
        }),
        read: ({ body }) => {
          const found = Datasets.safeParse(body).data;
          return (
            found && {
              options: found.data.map((dataset) => ({
                value: dataset.id,
                label: dataset.name ?? dataset.id,
              })),
              ...nextOf(found.paging),
            }
          );
        },
      },
    },
  ],
  settle: [
    {
      request: (dataset) => ({
        method: 'GET',
        path: '/{dataset}',
        params: { dataset },
        query: { fields: 'id,name' },
      }),
      read: ({ body }) => {
        const dataset = Dataset.safeParse(body).data;
        return dataset && { dataset_id: dataset.id, dataset_name: dataset.name ?? dataset.id };
      },
    },
  ],
  writes: ['dataset_id', 'dataset_name'],
  current: ({ dataset_id: chosen, dataset_name: called }) => {
    if (!chosen) return [];
    const value =
      called && called !== chosen ? `${String(called)} (${String(chosen)})` : String(chosen);
    return [{ label: 'Dataset', value }];
  },
};

function nextOf(pages: z.output<typeof paging>): { next?: string } {
  const after = pages?.next ? pages.cursors?.after : undefined;
  return after ? { next: after } : {};
}
