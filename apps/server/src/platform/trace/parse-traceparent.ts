import type { TraceContext } from './trace-context.ts';

const SHAPE = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/s;
const KNOWN_FLAGS = 0x03;

/**
 * Reads `traceparent` (section 3.2). A version of the future is read as far as this one goes.
 *
 * @returns null for what must be ignored: malformed, version ff, ids of zeros only
 */
export function parseTraceparent(header: string): Omit<TraceContext, 'state'> | null {
  const [, version, traceId, parentId, flags, more] = SHAPE.exec(header) ?? [];
  if (!version || !traceId || !parentId || !flags) return null;
  if (version === 'ff') return null;
  if (version === '00' && more !== undefined) return null;
  if (/^0+$/.test(traceId) || /^0+$/.test(parentId)) return null;
  return { traceId, parentId, flags: Number.parseInt(flags, 16) & KNOWN_FLAGS };
}
