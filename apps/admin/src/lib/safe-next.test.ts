import { expect, it } from 'vitest';
import { safeNext } from './safe-next.ts';

it.each(['/sites/a/log?outcome=failed', '/sites/a/connections/3?tab=deliveries#x'])(
  'keeps the page path %s',
  (path) => expect(safeNext(path)).toBe(path),
);

it.each([
  undefined,
  '',
  '//evil.example/x',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/a\\b',
  '/a\nb',
  '/login?next=/x',
])('starts over instead of following %j', (path) => expect(safeNext(path)).toBe('/'));
