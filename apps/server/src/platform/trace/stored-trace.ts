import { parseTraceparent } from './parse-traceparent.ts';
import type { TraceContext } from './trace-context.ts';
import { formatTraceparent } from './trace-headers.ts';

const TRACEPARENT_LENGTH = 55;

/** As it is kept with a delivery: `traceparent`, and after a space `tracestate` if there is one. */
export function storeTrace(context: TraceContext | null): string | null {
  if (!context) return null;
  const { parentId, state } = context;
  const parent = formatTraceparent(context, parentId);
  return state === null ? parent : `${parent} ${state}`;
}

export function storedTrace(stored: string | null): TraceContext | null {
  if (stored === null) return null;
  const parent = parseTraceparent(stored.slice(0, TRACEPARENT_LENGTH));
  return parent && { ...parent, state: stored.slice(TRACEPARENT_LENGTH + 1) || null };
}
