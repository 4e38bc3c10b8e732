import { z } from 'zod';

const moment = z.iso.datetime({ offset: true });
const DAY_MS = 24 * 60 * 60 * 1000;

/** Answers of longer spans would not fit into a result. */
const MOST_DAYS = 62;

/** What every calendar is asked. Times are RFC 3339. */
export const freeBusyInput = z
  .strictObject({
    from: moment.meta({ title: 'From' }),
    to: moment.meta({ title: 'Until' }),
    calendars: z
      .array(z.string().min(1).max(300))
      .min(1)
      .max(20)
      .optional()
      .meta({ title: 'Calendars', description: 'Instead of the one in the settings.' }),
  })
  .refine(({ from, to }) => Date.parse(to) > Date.parse(from), {
    path: ['to'],
    error: 'must be after the beginning',
  })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= MOST_DAYS * DAY_MS, {
    path: ['to'],
    error: `must be at most ${MOST_DAYS} days after the beginning`,
  });

const span = z.object({
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
});

export const freeBusyResult = z.object({
  calendars: z.array(
    z.object({
      calendar: z.string().max(300),
      busy: z.array(span),
      /** The vendor's own word for why it cannot be told; absent when it could. */
      error: z.string().max(100).optional(),
    }),
  ),
  /** `false` when there were more times than a result can hold. */
  complete: z.boolean(),
});

export type FreeBusy = z.input<typeof freeBusyResult>;

/** About 70 bytes each, of the 16 KiB of a result. */
const MOST_SPANS = 150;

/** Keeps the first times of each calendar, so that the whole fits into a result. */
export function fitted(calendars: FreeBusy['calendars']): FreeBusy {
  const each = Math.floor(MOST_SPANS / Math.max(1, calendars.length));
  return {
    calendars: calendars.map((one) => ({ ...one, busy: one.busy.slice(0, each) })),
    complete: calendars.every(({ busy }) => busy.length <= each),
  };
}
