import { describe, expect, it } from 'vitest';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { accepts, answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';

const read = connector.actions['geocode_address']!.result!.read;

describe('an address for Google Maps', () => {
  it('is looked for in one country, in the language wanted', () => {
    expect(
      built(connector, 'geocode_address', { address: 'Hafen 1 & 2', country: 'DE', language: 'de' })
        .url,
    ).toBe(
      'https://maps.googleapis.com/maps/api/geocode/json?address=Hafen+1+%26+2&components=country%3ADE&language=de',
    );
    expect(accepts(connector, 'geocode_address', { address: 'x', country: 'de' })).toBe(false);
  });

  it('that nobody knows has no matches, and is no failure', () => {
    const nowhere = answer(200, { status: 'ZERO_RESULTS', results: [] });
    expect(readAttempt(connector, 'api_key', nowhere).verdict).toBe('delivered');
    expect(read(nowhere, {}, {}, contextOf())).toEqual({ matches: [] });
  });
});

describe('a refusal of Google Maps', () => {
  it.each([
    ['OVER_QUERY_LIMIT', 'retry'],
    ['UNKNOWN_ERROR', 'retry'],
    ['OVER_DAILY_LIMIT', 'rejected'],
    ['INVALID_REQUEST', 'rejected'],
  ])('%s, inside a 200, is to be %s', (status, verdict) => {
    expect(readAttempt(connector, 'api_key', answer(200, { status, results: [] }))).toMatchObject({
      verdict,
      errorCode: status,
    });
  });
});

it.each([
  ['pk.eyJ1Ijoic2FtcGxl', /Mapbox/],
  ['123-abc.apps.googleusercontent.com', /OAuth client/],
])('a key of Google Maps is told from %s', (api_key, message) => {
  expect(refusalOf(connector, 'api_key', { api_key })).toMatch(message);
});
