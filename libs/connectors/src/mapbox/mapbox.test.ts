import { describe, expect, it } from 'vitest';
import { readTest } from '@patchbay/connector-sdk/read-test';
import { accepts, answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';

const context = contextOf();
const outcome = (status: number, body: unknown) =>
  readTest(connector, 'api_key', answer(status, body), context).outcome;

describe('a token of Mapbox', () => {
  it('is bad although the answer about it is a success', () => {
    expect(outcome(200, { code: 'TokenExpired' })).toBe('credential_expired');
    expect(outcome(200, { code: 'TokenRevoked' })).toBe('credential_revoked');
    expect(outcome(200, { code: 'TokenInvalid' })).toBe('credential_revoked');
    expect(outcome(200, { code: 'TokenValid' })).toBe('vendor_error');
  });

  it.each([
    ['tk.eyJ1Ijoi.abc', /temporary/],
    ['AIzaSyA', /Google/],
    ['pk.eyJ1Ijoi', /two dots/],
  ])('is told from %s', (access_token, message) => {
    expect(refusalOf(connector, 'api_key', { access_token })).toMatch(message);
  });
});

describe('an address for Mapbox', () => {
  const asked = (settings: Record<string, unknown>) =>
    new URL(built(connector, 'geocode_address', { address: 'Quay', country: 'IE' }, { settings }).url)
      .searchParams; // prettier-ignore

  it('is asked for as something to keep only where the settings say so', () => {
    expect(asked({}).get('permanent')).toBe('false');
    expect(asked({ keep_results: true }).get('permanent')).toBe('true');
    expect(asked({}).get('country')).toBe('ie');
  });

  it('has no semicolon, which Mapbox takes for the next address', () => {
    expect(accepts(connector, 'geocode_address', { address: 'Quay 1; Quay 2' })).toBe(false);
  });

  it('found as a town is approximate, and written out where Mapbox gives no whole address', () => {
    const properties = {
      mapbox_id: 'm-1',
      feature_type: 'place',
      name: 'Galway',
      place_formatted: 'County Galway, Ireland',
      coordinates: { longitude: -9, latitude: 53 },
    };
    const body = { type: 'FeatureCollection', features: [{ properties }] };
    const result = connector.actions['geocode_address']!.result!.read(
      answer(200, body),
      {},
      {},
      contextOf(),
    );
    expect(result).toMatchObject({
      matches: [{ address: 'Galway, County Galway, Ireland', precision: 'approximate' }],
    });
  });
});
