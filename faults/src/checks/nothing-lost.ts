import type { Check } from './facts.ts';

/** Whatever was answered with 202 is there, under the id it was answered with, and has ended. */
export const nothingLost: Check = ({ accepted, deliveries }) => {
  const rows = new Map(deliveries.map((row) => [row.id, row]));
  return [...accepted.values()].flatMap(({ event, deliveryId }) => {
    const row = rows.get(deliveryId);
    if (!row) return [`${event} was accepted as ${deliveryId} and is not there`];
    if (row.event_identifier !== event) return [`${deliveryId} is another than ${event}`];
    if (row.status === 'delivered' || row.status === 'failed') return [];
    return [`${event} never ended: it is ${row.status}`];
  });
};
