import { describe, expect, it } from 'vitest';
import { buildUrl } from '@patchbay/connector-sdk/build-url';
import fc from 'fast-check';
import { relativePathProblem } from './relative-path.ts';

describe('a path that a caller brings', () => {
  it.each([
    '',
    '/',
    'orders',
    '/orders/7?expand=lines&since=2026-01-01T00:00:00Z',
    '/items:batch',
    '/a//b/',
    '/files/%20x%C3%A4',
    '/v1/{id}',
    '/x?next=https://h/../y',
    '/...',
  ])('may be %j', (path) => {
    expect(relativePathProblem(path)).toBeUndefined();
  });

  it.each([
    'https://evil.test/x',
    'HTTPS:evil',
    '//evil.test/x',
    'javascript:alert(1)',
    '/a\\..\\b',
    '/a#b',
    '/a\r\nHost: evil',
    '/a\u0000',
    '..',
    '/..',
    '/a/../b',
    '/a/..?x=1',
    './a',
    '/%2e%2e/a',
    '/.%2E/a',
    '/%252e%252e/a',
    '/%25252e%25252e/a',
    '/a%2fb',
    '/a%5cb',
    '/a%252fb',
    '/a%00',
    '/a%zz',
    '/%',
  ])('must not be %j', (path) => {
    expect(relativePathProblem(path)).toEqual(expect.any(String));
  });

  it('is refused when it ends in a space, which the URL standard would cut off', () => {
    expect(relativePathProblem('.. ')).toBeDefined();
    expect(relativePathProblem('a/.. ')).toBeDefined();
  });

  it('stays below the base, even when the receiver decodes it once or twice more', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '/', '%2e', '%252e', '%2f', '%255c', '%', 'a', '?', ':'),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (parts) => {
        const path = parts.join('');
        if (relativePathProblem(path)) return;
        const url = buildUrl('https://h/api', { method: 'GET', path: '/{p}', rawPath: path });
        let seen = url.pathname;
        for (let round = 0; round < 3; round += 1) {
          const read = new URL(`https://h${seen.replaceAll('?', '%3F')}`);
          expect(`${read.pathname}/`.startsWith('/api/')).toBe(true);
          seen = decodeURIComponent(seen);
        }
      }),
      { numRuns: 5000 },
    );
  });
});
