import { describe, expect, it } from 'vitest';
import { versionOf } from './version-of.ts';

const versions = [{ version: '2025-01' }, { version: '2026-01', default: true as const }];

describe('the version a connection speaks', () => {
  it('is the one it was made with', () => {
    expect(versionOf({ versions }, { api_version: '2025-01' })).toBe('2025-01');
  });

  it.each([{}, { api_version: '2019-01' }, { api_version: 7 }])(
    'is the default where it has none that is known: %j',
    (settings) => {
      expect(versionOf({ versions }, settings)).toBe('2026-01');
    },
  );

  it('is none for a connector without versions', () => {
    expect(versionOf({}, { api_version: '2026-01' })).toBeUndefined();
  });
});
