import type { ChoicePanel } from '@patchbay/connector-sdk/panel';
import { z } from 'zod';
import { MERCHANT } from './scopes.ts';
import { inVersion } from './versions.ts';

const line = z.string().min(1).optional().catch(undefined);

const Location = z.object({
  id: z.string().min(1).max(50),
  name: line,
  status: line,
  address: z.object({ address_line_1: line, locality: line }).optional().catch(undefined),
});
const Locations = z.object({ locations: z.array(Location).default([]) });
const One = z.object({ location: Location });

/** GET /v2/locations, then the one that was chosen: where payments are booked. */
export const locationPanel: ChoicePanel = {
  kind: 'choice',
  title: 'Location',
  description: 'The business location that orders and payments are booked at.',
  scopes: [MERCHANT],
  steps: [
    {
      name: 'location',
      title: 'Location',
      list: {
        request: (_query, context) => ({
          method: 'GET',
          path: '/v2/locations',
          headers: inVersion(context),
        }),
        read: ({ body }) => {
          const found = Locations.safeParse(body).data;
          return found && { options: found.locations.map(optionOf) };
        },
      },
    },
  ],
  settle: [
    {
      request: (location, context) => ({
        method: 'GET',
        path: '/v2/locations/{location}',
        params: { location },
        headers: inVersion(context),
      }),
      read: ({ body }) => {
        const location = One.safeParse(body).data?.location;
        return (
          location && { location_id: location.id, location_name: location.name ?? location.id }
        );
      },
    },
  ],
  writes: ['location_id', 'location_name'],
  current: ({ location_id: id, location_name: name }) => {
    if (!id) return [];
    return [{ label: 'Location', value: name ? `${String(name)} (${String(id)})` : String(id) }];
  },
};

function optionOf({ id, name, status, address }: z.output<typeof Location>) {
  const where = [address?.address_line_1, address?.locality].filter(Boolean).join(', ');
  return {
    value: id,
    label: name ?? id,
    ...(where && { description: where }),
    ...(status === 'INACTIVE' && { note: { text: 'Not active', tone: 'warn' as const } }),
  };
}
