import { describe, expect, it } from 'vitest';
import type { StateChange } from '@patchbay/contracts/state-history';
import { stateSpans } from './state-spans.ts';

const change = (id: number, at: string) => ({ id, at }) as StateChange;

describe('a connection’s states', () => {
  it('last until the next one, and the newest until now', () => {
    const now = Date.parse('2026-01-01T12:00:00Z');
    const spans = stateSpans(
      [change(2, '2026-01-01T11:59:00Z'), change(1, '2026-01-01T11:00:00Z')],
      now,
    );
    expect(spans.map(({ lasted, current }) => [lasted, current])).toEqual([
      [60_000, true],
      [3_540_000, false],
    ]);
    expect(stateSpans([], now)).toEqual([]);
  });
});
