import { describe, expect, it } from 'vitest';
import { conformanceProblems } from '@patchbay/connector-sdk/conformance';
import { trialsOf } from '@patchbay/connector-sdk/conformance/trial';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { readTest } from '@patchbay/connector-sdk/read-test';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import fc from 'fast-check';
import { loadConnectors } from './load.ts';

const connectors = await loadConnectors();

/** Any JSON, with the names that readers look for sprinkled in so that they do look. */
const NAMES = [
  'error',
  'errors',
  'code',
  'status',
  'category',
  'context',
  'details',
  'message',
  'id',
  'name',
  'title',
  'reason',
  'sub',
  'settings',
  'accountSummaries',
  'portalId',
  'account_id',
  'email',
];
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(null, true, 0, -1.5, '', 'expired', 'x'.repeat(5000)),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string()), tie('json'), { maxKeys: 5 }),
  ),
}));
const response: fc.Arbitrary<VendorResponse> = fc
  .record({ status: fc.integer({ min: 100, max: 599 }), body: fc.option(json, { nil: undefined }) })
  .map(({ status, body }) => ({
    status,
    headers: {},
    body,
    text: body === undefined ? '<html>' : JSON.stringify(body),
  }));

describe.each([...connectors])('the connector %s', (_, connector) => {
  it('conforms', async () => {
    expect(await conformanceProblems(connector)).toEqual([]);
  });

  it('reads any answer at all as one of the outcomes and verdicts', () => {
    for (const { context } of trialsOf(connector).trials) {
      fc.assert(
        fc.property(response, (answer) => {
          const test = readTest(connector, context.flow, answer, context);
          expect(test.account !== undefined).toBe(test.outcome === 'connected');
          expect(test.missingScopes !== undefined).toBe(test.outcome === 'scope_insufficient');
          const attempt = readAttempt(connector, context.flow, answer);
          expect(attempt.errorCode === undefined).toBe(attempt.verdict === 'delivered');
          if (answer.status >= 500) expect(attempt.verdict).toBe('retry');
        }),
        { numRuns: 200 },
      );
    }
  });
});
