import { action } from '@patchbay/connector-sdk/action';
import { statusMap } from '@patchbay/connector-sdk/status-map';
import { z } from 'zod';
import { geocodeInput, geocodeResult } from '../_maps/geocode.ts';

/** https://docs.mapbox.com/api/search/geocoding/#point-accuracy-for-address-features */
const precisionOf = statusMap({
  rooftop: 'exact',
  parcel: 'exact',
  point: 'exact',
  interpolated: 'interpolated',
  approximate: 'approximate',
  intersection: 'approximate',
});

const line = z.string().min(1).optional().catch(undefined);

const Feature = z.object({
  properties: z.object({
    mapbox_id: z.string().min(1),
    feature_type: line,
    full_address: line,
    name: line,
    place_formatted: line,
    coordinates: z.object({ longitude: z.number(), latitude: z.number(), accuracy: line }),
  }),
});
const Answer = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(Feature),
});

/** GET /search/geocode/v6/forward */
export const geocodeAddress = action({
  title: 'Find the place of an address',
  description: 'Gives the coordinates of an address, and how it is properly written.',
  input: geocodeInput,
  sample: { address: '1 Quay Street, Galway', country: 'IE', language: 'en' },
  request: ({ address, country, language }, { settings }) => ({
    method: 'GET',
    path: '/search/geocode/v6/forward',
    query: {
      q: address,
      country: country?.toLowerCase(),
      language,
      limit: 5,
      // Whole addresses come from a program, not from somebody who is still typing.
      autocomplete: false,
      permanent: settings['keep_results'] === true,
    },
  }),
  result: {
    schema: geocodeResult,
    read: ({ body }) => {
      const answer = Answer.safeParse(body).data;
      return answer && { matches: answer.features.slice(0, 5).map(matchOf) };
    },
  },
});

function matchOf({ properties: found }: z.output<typeof Feature>) {
  const { longitude, latitude, accuracy } = found.coordinates;
  const written = [found.name, found.place_formatted].filter(Boolean).join(', ');
  return {
    address: found.full_address ?? written,
    latitude,
    longitude,
    // Only addresses have an accuracy; streets and towns are what they are.
    precision: found.feature_type === 'address' ? precisionOf(accuracy) : 'approximate',
    place: found.mapbox_id,
  } as const;
}
