import type { ChoicePanel } from '@patchbay/connector-sdk/panel';
import { z } from 'zod';
import { divisionOf } from './division.ts';

const text = z.string().max(500).nullish().catch(undefined);

const Division = z.object({ Code: z.int().positive(), Description: text, CustomerName: text });
const Divisions = z.object({
  d: z.object({ results: z.array(Division), __next: z.string().max(2000).optional() }),
});

/** GET /api/v1/{division}/system/Divisions: those that the user may work in, 60 to a page. */
export const divisionPanel: ChoicePanel = {
  kind: 'choice',
  title: 'Division',
  description: 'The administration that customers and invoices go to.',
  steps: [
    {
      name: 'division',
      title: 'Division',
      list: {
        request: ({ page }, { settings }) => ({
          method: 'GET',
          path: '/api/v1/{division}/system/Divisions',
          params: { division: divisionOf(settings) },
          query: { $select: 'Code,Description,CustomerName', $skiptoken: page },
        }),
        read: ({ body }) => {
          const found = Divisions.safeParse(body).data?.d;
          if (!found) return undefined;
          const next = tokenIn(found.__next);
          return { options: found.results.map(optionOf), ...(next && { next }) };
        },
      },
    },
  ],
  settle: [
    {
      request: (choice, { settings }) => ({
        method: 'GET',
        path: '/api/v1/{division}/system/Divisions',
        params: { division: divisionOf(settings) },
        query: {
          $filter: `Code eq ${/^[0-9]{1,10}$/.test(choice) ? choice : 0}`,
          $select: 'Code,Description,CustomerName',
        },
      }),
      read: ({ body }, choice) => {
        const found = Divisions.safeParse(body).data?.d.results;
        const division = found?.find(({ Code }) => String(Code) === choice);
        if (!division) return undefined;
        const { value, label } = optionOf(division);
        return { division: value, division_name: label };
      },
    },
  ],
  writes: ['division', 'division_name'],
  current: ({ division, division_name: name }) =>
    division
      ? [
          { label: 'Division', value: String(division) },
          ...(name ? [{ label: 'Name', value: String(name) }] : []),
        ]
      : [],
};

function optionOf({ Code, Description, CustomerName }: z.infer<typeof Division>) {
  const value = String(Code);
  return {
    value,
    label: Description || `Division ${value}`,
    ...(CustomerName && { description: CustomerName }),
  };
}

/** Exact Online pages by `$skiptoken`, inside the address of the next page; it knows no `$skip`. */
function tokenIn(next: string | undefined): string | undefined {
  if (!next || !URL.canParse(next)) return undefined;
  return new URL(next).searchParams.get('$skiptoken') ?? undefined;
}
