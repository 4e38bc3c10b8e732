import { expect, it } from 'vitest';
import { AlertSearch, alertFilter, isNarrowed } from './alert-search.ts';

it('drops what cannot be read, so that an old link still shows a list', () => {
  const search = { state: 'gone', kind: 'connection_broken', connection: '-1', unread: 'yes' };
  expect(AlertSearch.parse(search)).toEqual({ kind: 'connection_broken' });
});

it('asks for the open and the resolved apart', () => {
  const search = AlertSearch.parse({ connection: '7', unread: '1' });
  expect(alertFilter(search, 'open')).toEqual({
    ...{ state: 'open', kind: undefined, connection_id: '7', unread: 'true' },
  });
  expect(isNarrowed(search)).toBe(true);
  expect(isNarrowed({ state: 'open' })).toBe(false);
});
