import type { IncomingHttpHeaders } from 'node:http';
import { parseTraceparent } from './parse-traceparent.ts';
import { parseTracestate } from './parse-tracestate.ts';
import type { TraceContext } from './trace-context.ts';

/**
 * The trace a request belongs to. Malformed headers are ignored, as the specification asks; several
 * `traceparent` arrive joined and are malformed. Nobody's request is refused for them.
 */
export function readTraceContext(headers: IncomingHttpHeaders): TraceContext | null {
  const { traceparent, tracestate } = headers;
  if (typeof traceparent !== 'string') return null;
  const parent = parseTraceparent(traceparent);
  if (!parent) return null;
  const states = [tracestate ?? []].flat();
  return { ...parent, state: states.length > 0 ? parseTracestate(states.join(',')) : null };
}
