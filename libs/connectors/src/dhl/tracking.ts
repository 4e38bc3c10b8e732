import { z } from 'zod';
import { shipmentState } from './states.ts';

const Tracking = z.object({
  shipments: z
    .array(
      z.object({
        shipmentTrackingNumber: z.union([z.string().min(1), z.number().transform(String)]),
        status: z.string().min(1).max(200),
        events: z
          .array(
            z.object({
              date: z.iso.date(),
              time: z.iso.time(),
              GMTOffset: z
                .string()
                .regex(/^[+-]\d{2}:\d{2}$/)
                .optional()
                .catch(undefined),
              typeCode: z.string().min(1).max(20),
              description: z.string().max(500).catch(''),
              serviceArea: z
                .array(z.object({ description: z.string().min(1).max(200) }))
                .optional()
                .catch(undefined),
            }),
          )
          .catch([]),
      }),
    )
    .min(1),
});

const MOST_EVENTS = 50;

/** The schema supermodelIoLogisticsExpressTrackingResponse of MyDHL API. */
export function trackingOf(body: unknown) {
  const [found] = Tracking.safeParse(body).data?.shipments ?? [];
  if (!found) return undefined;
  const events = found.events.map(eventOf).sort((a, b) => b.at.localeCompare(a.at));
  const [newest] = events;
  return {
    tracking_number: found.shipmentTrackingNumber,
    // Before the first scan there is only the label.
    state: newest?.state ?? ('created' as const),
    vendor_state: newest?.code ?? found.status,
    events: events.slice(0, MOST_EVENTS).map(({ code, ...event }) => event),
  };
}

type Event = z.output<typeof Tracking>['shipments'][number]['events'][number];

function eventOf({ date, time, GMTOffset = '', typeCode, description, serviceArea }: Event) {
  return {
    at: `${date}T${time}${GMTOffset}`,
    state: shipmentState(typeCode),
    text: description || typeCode,
    ...(serviceArea?.[0] && { place: serviceArea[0].description }),
    code: typeCode,
  };
}
