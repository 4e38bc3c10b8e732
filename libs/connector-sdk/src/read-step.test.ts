import { describe, expect, it } from 'vitest';
import { responseOf } from './conformance/response-of.ts';
import { readStep } from './read-step.ts';

const search = {
  name: 'search',
  request: () => undefined,
  accepts: [404],
  read: ({ status, body }: { status: number; body: unknown }) => {
    if (status === 404) return { contact: '' };
    const id = (body as { id?: unknown } | undefined)?.id;
    return typeof id === 'string' ? { contact: id } : undefined;
  },
};
const connector = {
  readError: ({ body }: { body: unknown }) =>
    (body as { error?: string } | undefined)?.error
      ? ({ kind: 'rejected', code: 'told' } as const)
      : undefined,
};
const read = (answer: Parameters<typeof responseOf>[0]) =>
  readStep(connector, 'api_key', search, responseOf(answer), {}, {});

describe('a step', () => {
  it('succeeds with what it reads', () => {
    expect(read({ status: 200, json: { id: 'c1' } })).toEqual({
      attempt: { verdict: 'delivered' },
      found: { contact: 'c1' },
    });
  });

  it('succeeds with a status it accepts, which elsewhere is an error', () => {
    expect(read({ status: 404, json: {} }).found).toEqual({ contact: '' });
    expect(read({ status: 410, json: {} }).attempt.verdict).toBe('rejected');
  });

  it('fails by the vendor’s own words, also in a success', () => {
    const { attempt, found } = read({ status: 200, json: { error: 'no' } });
    expect(attempt).toMatchObject({ verdict: 'rejected', errorCode: 'told' });
    expect(found).toBeUndefined();
  });

  it('is tried again when its answer is not this vendor’s', () => {
    expect(read({ status: 200, text: '<html>' }).attempt).toMatchObject({
      verdict: 'retry',
      errorCode: 'unexpected_answer',
    });
  });
});
