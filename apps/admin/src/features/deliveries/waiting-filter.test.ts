import { describe, expect, it } from 'vitest';
import { DeliveriesSearch } from './deliveries-search.ts';
import { cancelFilter, isNarrowed, waitingFilter } from './waiting-filter.ts';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const filterOf = (search: Record<string, string>) =>
  waitingFilter(DeliveriesSearch.parse(search), NOW);

describe('waitingFilter', () => {
  it('asks for all that is not over, the oldest first, while the address says nothing', () => {
    expect(filterOf({})).toEqual({ status: ['pending', 'held', 'running'], sort: 'created_at' });
    expect(isNarrowed(filterOf({}))).toBe(false);
  });

  it('counts an age back from now, and drops what it cannot read', () => {
    const filter = filterOf({ older: '1h', connection: '7', status: 'held,lost', order: 'size' });
    expect(filter).toEqual({
      ...{ status: ['held'], connection_id: 7, sort: 'created_at' },
      to: '2026-03-10T11:00:00.000Z',
    });
    expect(isNarrowed(filter)).toBe(true);
  });
});

describe('cancelFilter', () => {
  it('names the filter without what is being sent, which goes on', () => {
    expect(cancelFilter(filterOf({ connection: '7', q: 'a' }))).toEqual({
      ...{ status: ['pending', 'held'], connection_id: 7, q: 'a' },
    });
    expect(cancelFilter(filterOf({ status: 'running,held' }))).toEqual({ status: ['held'] });
  });

  it('is nothing where only what is being sent was asked for', () => {
    expect(cancelFilter(filterOf({ status: 'running' }))).toBeNull();
  });
});
