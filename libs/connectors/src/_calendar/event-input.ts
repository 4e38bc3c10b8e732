import { z } from 'zod';
import { isTimeZone } from './is-time-zone.ts';

const moment = z.iso.datetime({
  offset: true,
  error: 'must be a time with its offset, such as 2026-03-02T09:00:00+01:00',
});

/** What every calendar is handed, whatever the vendor calls it. Times are RFC 3339. */
export const eventFields = {
  title: z.string().trim().min(1).max(1000).meta({ title: 'Title' }),
  starts_at: moment.meta({ title: 'Begins' }),
  ends_at: moment.meta({ title: 'Ends' }),
  time_zone: z
    .string()
    .refine(isTimeZone, 'must be a time zone such as Europe/Berlin')
    .optional()
    .meta({ title: 'Time zone', description: 'In which the event is shown.' }),
  description: z.string().max(8000).optional().meta({ title: 'Description' }),
  location: z.string().max(1000).optional().meta({ title: 'Place' }),
  attendees: z
    .array(z.strictObject({ email: z.email().max(320), name: z.string().max(200).optional() }))
    .max(100)
    .optional()
    .meta({ title: 'Guests' }),
  calendar_id: z
    .string()
    .min(1)
    .max(300)
    .optional()
    .meta({ title: 'Calendar', description: 'Instead of the one in the settings.' }),
} as const;

/** For `refine`. */
export const endsAfterStart = (event: { starts_at: string; ends_at: string }): boolean =>
  Date.parse(event.ends_at) > Date.parse(event.starts_at);

export const ENDS_TOO_EARLY: { path: string[]; error: string } = {
  path: ['ends_at'],
  error: 'must be after the beginning',
};

/** What the caller gets to know: by this name the vendor will speak of the event. */
export const eventResult = z.object({
  event: z.string().min(1).max(2000),
  url: z.url().optional(),
});
