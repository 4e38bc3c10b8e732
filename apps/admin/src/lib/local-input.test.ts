import { expect, it } from 'vitest';
import { localInput } from './local-input.ts';

it('is read back as the same minute, in whatever zone', () => {
  for (const text of ['2026-03-01T09:30:00Z', '2026-12-31T23:59:00Z', '2026-07-15T00:00:00Z']) {
    expect(Date.parse(localInput(Date.parse(text)))).toBe(Date.parse(text));
  }
});
