import { describe, expect, it } from 'vitest';
import { LogSearch, isFiltered, logFilter, retryFilter } from './log-search.ts';

const NOW = Date.parse('2026-03-10T12:00:42Z');
const filterOf = (search: Record<string, string>) => logFilter(LogSearch.parse(search), NOW);

describe('logFilter', () => {
  it('asks for the newest first while the address says nothing', () => {
    expect(filterOf({})).toEqual({ sort: '-attempted_at' });
  });

  it('reads outcomes, module, search, sort and a preset range', () => {
    expect(
      filterOf({
        outcome: 'failed,retried',
        module: 'forms',
        q: 'sub-1',
        range: '1h',
        sort: 'latency_ms',
      }),
    ).toEqual({
      outcome: ['retried', 'failed'],
      originating_module: 'forms',
      q: 'sub-1',
      from: '2026-03-10T11:00:00.000Z',
      sort: 'latency_ms',
    });
  });

  it('reads connectors, each once, and no more than the API takes', () => {
    expect(filterOf({ connector: 'stripe,exact_online,stripe' }).connector_type).toEqual(['stripe', 'exact_online']); // prettier-ignore
    const many = Array.from({ length: 25 }, (_, n) => `c${n}`).join(',');
    expect(filterOf({ connector: many }).connector_type).toHaveLength(20);
    expect(filterOf({ connector: 'Not A Slug,' }).connector_type).toBeUndefined();
  });

  it('takes bounds of its own over no preset', () => {
    const from = '2026-03-01T08:00';
    expect(filterOf({ range: 'custom', from }).from).toBe(new Date(from).toISOString());
  });

  it('drops what it cannot read instead of failing', () => {
    expect(filterOf({ outcome: 'lost', range: 'aeon', sort: 'x', delivery: '-1' })).toEqual({
      sort: '-attempted_at',
    });
  });
});

describe('retryFilter', () => {
  it('carries what a bulk retry understands, and the connection', () => {
    const filter = filterOf({ outcome: 'failed', q: 'a', range: '1h', sort: 'outcome' });
    expect(retryFilter(filter, 7)).toEqual({
      connection_id: 7,
      q: 'a',
      from: '2026-03-10T11:00:00.000Z',
    });
    expect(retryFilter(filterOf({}), undefined)).toEqual({});
    const ofConnector = filterOf({ connector: 'stripe' });
    expect(retryFilter(ofConnector, undefined)).toEqual({ connector_type: ['stripe'] });
  });
});

it('knows whether anything narrows the log', () => {
  expect(isFiltered(filterOf({ sort: 'outcome' }))).toBe(false);
  expect(isFiltered(filterOf({ range: '24h' }))).toBe(true);
  expect(isFiltered(filterOf({ connector: 'stripe' }))).toBe(true);
});
