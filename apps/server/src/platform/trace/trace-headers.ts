import { randomBytes } from 'node:crypto';
import type { TraceContext } from './trace-context.ts';

/**
 * Headers that make a request part of the trace, under a span id of its own. Ids and the tracing
 * systems' state only, never `baggage`: what a company tells itself is not for vendors.
 */
export function traceHeaders(context: TraceContext): Record<string, string> {
  const traceparent = formatTraceparent(context, newSpanId());
  return { traceparent, ...(context.state !== null && { tracestate: context.state }) };
}

export function formatTraceparent(
  { traceId, flags }: Pick<TraceContext, 'traceId' | 'flags'>,
  parentId: string,
): string {
  return `00-${traceId}-${parentId}-${flags.toString(16).padStart(2, '0')}`;
}

function newSpanId(): string {
  const id = randomBytes(8);
  // All zeros would be no id.
  if (id.every((byte) => byte === 0)) id[7] = 1;
  return id.toString('hex');
}
