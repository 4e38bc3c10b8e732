import type { Check } from './facts.ts';

/** In strict order the vendor gets what a producer handed over in that order, repeats aside. */
export const orderKept: Check = ({ accepted, vendor, inOrder }) => {
  const latest = new Map<string, number>();
  return vendor.order.flatMap((event) => {
    const entry = accepted.get(event);
    if (!entry || !inOrder.has(entry.producer)) return [];
    const before = latest.get(entry.producer) ?? -1;
    latest.set(entry.producer, Math.max(before, entry.sequence));
    return entry.sequence > before ? [] : [`${event} came after number ${before}`];
  });
};
