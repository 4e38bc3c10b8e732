import { z } from 'zod';

/** What every analytics vendor is handed; a connector adds what it has besides. */
export const trackFields = {
  event_name: z.string().trim().min(1).max(120).meta({ title: 'Event' }),
  user_id: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ title: 'User', description: 'Your own identifier of somebody who signed in.' }),
  client_id: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ title: 'Visitor', description: 'As the script in the page calls a visitor.' }),
  properties: z
    .record(z.string().min(1).max(200), z.unknown())
    .optional()
    .meta({ title: 'Properties' }),
  at: z.iso.datetime({ offset: true }).optional().meta({ title: 'When it happened' }),
} as const;

/** Where the visitor came from, for vendors that tell visitors apart by it. */
export const visitorFields = {
  ip: z.union([z.ipv4(), z.ipv6()]).optional().meta({ title: 'IP address of the visitor' }),
  user_agent: z
    .string()
    .min(1)
    .max(1000)
    .regex(/^[\x20-\x7e]*$/, 'must be ASCII')
    .optional()
    .meta({ title: 'User agent of the visitor' }),
} as const;
