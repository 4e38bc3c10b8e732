import { route } from '../http/route.ts';
import type { RateLimit } from '../rate-limits.ts';
import type { Sim } from '../sim.ts';
import { type ControlHandler, type Input, refuse } from './input.ts';

export const rateLimitRoutes = [
  route<ControlHandler>('POST', '/rate-limits', add),
  route<ControlHandler>('GET', '/rate-limits', (sim) => ({ items: sim.rateLimits.list() })),
  route<ControlHandler>('DELETE', '/rate-limits', (sim) => sim.rateLimits.clear()),
];

function add(sim: Sim, input: Input): RateLimit {
  input.only('vendor', 'path', 'requests', 'per_ms', 'tells');
  const requests = input.number('requests', 1);
  const perMs = input.number('per_ms', 1);
  if (requests === undefined || perMs === undefined) throw refuse('requests or per_ms is missing');
  const vendor = input.vendorOrReplayed() ?? input.vendorRequired();
  return sim.rateLimits.add({
    ...{ vendor, path: input.text('path') ?? '*' },
    ...{ requests, per_ms: perMs, tells: input.flag('tells') ?? false },
  });
}
