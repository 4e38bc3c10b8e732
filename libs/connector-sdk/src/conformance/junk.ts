import type { SampleAnswer } from '../samples.ts';
import { responseOf } from './response-of.ts';

const deep = (levels: number): unknown => (levels === 0 ? null : { error: deep(levels - 1) });

const BODIES: readonly Omit<SampleAnswer, 'status'>[] = [
  { text: '' },
  { text: '<!doctype html><html><body>Welcome</body></html>' },
  { text: '{"id": 1' },
  { json: null },
  { json: 0 },
  { json: 'text' },
  { json: true },
  { json: [] },
  { json: [[null]] },
  { json: {} },
  { json: { id: null, name: {}, error: null, errors: [null], message: [], code: {} } },
  { json: { id: [], name: [], error: 7, errors: {}, details: 'x', status: {}, category: 1 } },
  { json: { error: { code: {}, status: [], details: [null, 1], errors: 'x', message: 3 } } },
  { json: deep(50) },
];

const STATUSES = [200, 201, 204, 207, 302, 400, 401, 403, 404, 409, 422, 429, 500, 503];

/** Answers no vendor documents: proxies, captive portals, half-finished deployments. */
export const JUNK = STATUSES.flatMap((status) =>
  BODIES.map((body) => responseOf({ status, ...body })),
);
