import { describe, expect, it } from 'vitest';
import { ConnectionSearch, connectionFilter } from './connection-search.ts';

const filterOf = (search: Record<string, string>) =>
  connectionFilter(ConnectionSearch.parse(search));

describe('connectionFilter', () => {
  it('asks for the newest first while the address says nothing', () => {
    expect(filterOf({})).toEqual({ sort: '-created_at' });
  });

  it('reads several states, a sort and the other filters', () => {
    expect(
      filterOf({
        state: 'error,paused',
        sort: '-state',
        q: 'shop',
        family: 'crm',
        category: 'other',
        connector_type: 'hubspot',
      }),
    ).toEqual({
      state: ['paused', 'error'],
      sort: '-state',
      q: 'shop',
      family: 'crm',
      category: 'other',
      connector_type: 'hubspot',
    });
  });

  it('drops what it cannot read instead of failing', () => {
    expect(
      filterOf({ state: 'happy', sort: 'colour', category: 'none', q: '', connector_type: 'a b' }),
    ).toEqual({
      sort: '-created_at',
    });
  });
});
