import { FAULT_KINDS, type Fault } from '../faults.ts';
import { route } from '../http/route.ts';
import type { Sim } from '../sim.ts';
import { type ControlHandler, type Input, refuse } from './input.ts';

const FIELDS = [
  'kind',
  'vendor',
  'path',
  'method',
  'times',
  'phase',
  'status',
  'retry_after',
  'headers',
  'body',
  'delay_ms',
  'location',
  'size_bytes',
  'error',
];

export const faultRoutes = [
  route<ControlHandler>('POST', '/fault', add),
  route<ControlHandler>('POST', '/faults', add),
  route<ControlHandler>('GET', '/faults', (sim) => ({ items: sim.faults.list() })),
  route<ControlHandler>('DELETE', '/faults', (sim, input) => {
    sim.faults.clear(input.only('vendor').vendorOrReplayed());
  }),
];

function add(sim: Sim, input: Input): Fault {
  input.only(...FIELDS);
  const retryAfter = input.raw('retry_after');
  return sim.faults.add({
    kind: input.oneOf('kind', FAULT_KINDS),
    vendor: input.vendorOrReplayed() ?? null,
    path: input.text('path') ?? null,
    method: input.text('method') ?? null,
    times: times(input),
    phase: input.raw('phase') === undefined ? 'before' : input.oneOf('phase', ['before', 'after']),
    status: input.number('status', 200) ?? null,
    retry_after: retryAfter === undefined || retryAfter === null ? null : String(retryAfter),
    headers: input.record('headers'),
    body: bodyText(input.raw('body')),
    delay_ms: input.number('delay_ms') ?? null,
    location: input.text('location') ?? null,
    size_bytes: input.number('size_bytes', 1) ?? null,
    error: input.text('error') ?? null,
  });
}

/** Default once; `"always"` is without end. */
function times(input: Input): number | null {
  const value = input.raw('times');
  if (value === 'always') return null;
  const number = input.number('times', 1);
  if (value !== undefined && number === undefined)
    throw refuse('times must be a number or "always"');
  return number ?? 1;
}

function bodyText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
