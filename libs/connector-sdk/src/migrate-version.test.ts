import { describe, expect, it } from 'vitest';
import { migrateVersion } from './migrate-version.ts';

const versions = [
  { version: '1', migrate: () => ({ never: true }) },
  {
    version: '2',
    migrate: ({ list, ...kept }: Record<string, unknown>) => ({ ...kept, audience: list }),
  },
  {
    version: '3',
    default: true as const,
    migrate: (s: object) => ({ ...s, audience_kind: 'main' }),
  },
];
const connector = { versions };

describe('a connection that moves to another version', () => {
  it('takes every step on the way, in order', () => {
    expect(migrateVersion(connector, { api_version: '1', list: 'a', region: 'eu' }, '3')).toEqual({
      api_version: '3',
      audience: 'a',
      audience_kind: 'main',
      region: 'eu',
    });
  });

  it('keeps its settings on the way back, and where it is already', () => {
    const settings = { api_version: '3', audience: 'a' };
    expect(migrateVersion(connector, settings, '2')).toEqual({ api_version: '2', audience: 'a' });
    expect(migrateVersion(connector, settings, '3')).toEqual(settings);
  });

  it('goes to no version that the connector does not have', () => {
    expect(migrateVersion(connector, {}, '4')).toBeUndefined();
    expect(migrateVersion({}, {}, '1')).toBeUndefined();
  });
});
