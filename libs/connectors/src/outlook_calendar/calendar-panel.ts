import type { ChoicePanel } from '@patchbay/connector-sdk/panel';
import { z } from 'zod';
import { ownPath } from '../_microsoft/own-path.ts';
import { CALENDARS } from './scopes.ts';

const Calendar = z.object({
  id: z.string().min(1).max(300),
  name: z.string().min(1).max(300),
  canEdit: z.boolean().optional().catch(undefined),
  owner: z
    .object({ name: z.string().max(300).optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

const List = z.object({
  value: z.array(Calendar),
  '@odata.nextLink': z.url().optional().catch(undefined),
});

/** GET /me/calendars, then the one that was chosen. */
export const calendarPanel: ChoicePanel = {
  kind: 'choice',
  title: 'Calendar',
  description: 'Where events go unless a delivery names another calendar.',
  scopes: [CALENDARS],
  steps: [
    {
      name: 'calendar',
      title: 'Calendar',
      list: {
        request: ({ limit, page }, context) => {
          const { path, params } = ownPath(context);
          const query = { $select: 'id,name,canEdit,owner', $top: limit, $skip: page };
          return { method: 'GET', path: `${path}/calendars`, params, query };
        },
        read: ({ body }) => {
          const found = List.safeParse(body).data;
          if (!found) return undefined;
          const next = skipIn(found['@odata.nextLink']);
          return { options: found.value.map(optionOf), ...(next && { next }) };
        },
      },
    },
  ],
  settle: [
    {
      request: (calendar, context) => {
        const { path, params } = ownPath(context);
        return {
          method: 'GET',
          path: `${path}/calendars/{calendar}`,
          params: { ...params, calendar },
          query: { $select: 'id,name' },
        };
      },
      read: ({ body }) => {
        const calendar = Calendar.safeParse(body).data;
        return calendar && { calendar_id: calendar.id, calendar_name: calendar.name };
      },
    },
  ],
  writes: ['calendar_id', 'calendar_name'],
  current: ({ calendar_id: id, calendar_name: name }) =>
    id ? [{ label: 'Calendar', value: String(name ?? id) }] : [],
};

function optionOf({ id, name, canEdit, owner }: z.output<typeof Calendar>) {
  return {
    value: id,
    label: name,
    ...(owner?.name && { description: owner.name }),
    ...(canEdit === false && { note: { text: 'Read only', tone: 'warn' as const } }),
  };
}

/** The next page stands in an address, of which only the count is used. */
function skipIn(link: string | undefined): string | undefined {
  const skip = link && new URL(link).searchParams.get('$skip');
  return skip && /^[0-9]{1,6}$/.test(skip) ? skip : undefined;
}
