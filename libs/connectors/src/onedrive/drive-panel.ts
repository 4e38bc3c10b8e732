import type { FactsPanel, PanelFact } from '@patchbay/connector-sdk/panel';
import { z } from 'zod';
import { ownPath } from '../_microsoft/own-path.ts';
import { FILES } from './scopes.ts';

const Drive = z.object({
  driveType: z.string(),
  quota: z
    .object({
      used: z.number().nonnegative(),
      total: z.number().nonnegative(),
      state: z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

const TYPES: Readonly<Record<string, string>> = {
  personal: 'Personal',
  business: 'Work or school',
  documentLibrary: 'Document library',
};

/** GET /me/drive: what kind of drive it is, and how full. */
export const drivePanel: FactsPanel = {
  kind: 'facts',
  title: 'Drive',
  description: 'The drive that files are saved on.',
  scopes: [FILES],
  facts: {
    request: (_query, context) => {
      const { path, params } = ownPath(context);
      return {
        method: 'GET',
        path: `${path}/drive`,
        params,
        query: { $select: 'driveType,quota' },
      };
    },
    read: ({ body }) => {
      const drive = Drive.safeParse(body).data;
      if (!drive) return undefined;
      const kind = { label: 'Kind', value: TYPES[drive.driveType] ?? drive.driveType };
      return drive.quota ? [kind, usage(drive.quota)] : [kind];
    },
  },
};

/** https://learn.microsoft.com/en-us/graph/api/resources/quota */
function usage({ used, total, state }: NonNullable<z.output<typeof Drive>['quota']>): PanelFact {
  const value =
    total > 0 ? `${gibibytes(used)} of ${gibibytes(total)} GB` : `${gibibytes(used)} GB`;
  const tones = { normal: 'good', nearing: 'warn', critical: 'bad', exceeded: 'bad' } as const;
  const tone = Object.entries(tones).find(([word]) => word === state)?.[1];
  return { label: 'Used', value, ...(tone && { tone }) };
}

const gibibytes = (bytes: number): string => (bytes / 2 ** 30).toFixed(1);
