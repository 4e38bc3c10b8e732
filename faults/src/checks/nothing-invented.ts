import type { Check } from './facts.ts';

/** Every delivery was handed over, once, and the vendor saw nothing else. */
export const nothingInvented: Check = ({ accepted, deliveries, vendor }) => {
  const strange = deliveries.filter((row) => accepted.get(row.event_identifier)?.deliveryId !== row.id); // prettier-ignore
  const messages = new Set(deliveries.map((row) => row.message_id));
  const unknown = [...vendor.seen.keys()].filter((id) => !messages.has(id));
  return [
    ...strange.map(
      (row) => `delivery ${row.id} (${row.event_identifier}) was not accepted as that`,
    ),
    ...unknown.map((id) => `the vendor saw webhook-id ${id}, which no delivery has`),
  ];
};
