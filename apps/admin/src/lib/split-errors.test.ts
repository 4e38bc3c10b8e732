import { expect, it } from 'vitest';
import { splitErrors } from './split-errors.ts';

it('gives an input its first message and everything else to the form', () => {
  const errors = [
    { path: 'credentials.api_key', message: 'is required' },
    { path: 'credentials.api_key', message: 'is too short' },
    { path: 'settings.region', message: 'is unknown' },
    { path: '', message: 'must be an object' },
  ];
  expect(splitErrors(errors, ['credentials.api_key', 'display_name'])).toEqual({
    fields: { 'credentials.api_key': 'This is required' },
    rest: ['settings.region: is unknown', 'must be an object'],
  });
});

it('makes a sentence of what stands beside an input', () => {
  const said = (message: string) => splitErrors([{ path: 'a', message }], ['a']).fields['a'];
  expect(said('must be a number')).toBe('This must be a number');
  expect(said('no such secret')).toBe('No such secret');
});

it('says a mistake in the words of its connector', () => {
  const form = [{ mistakes: { 'is a SID': 'Das ist eine SID.' } }];
  const errors = [{ path: 'a', message: 'is a SID' }];
  expect(splitErrors(errors, ['a'], form).fields).toEqual({ a: 'Das ist eine SID.' });
  expect(splitErrors(errors, ['a']).fields).toEqual({ a: 'This is a SID' });
});
