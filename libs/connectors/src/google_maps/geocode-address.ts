import { action } from '@patchbay/connector-sdk/action';
import { statusMap } from '@patchbay/connector-sdk/status-map';
import { z } from 'zod';
import { geocodeInput, geocodeResult } from '../_maps/geocode.ts';

/** https://developers.google.com/maps/documentation/geocoding/requests-geocoding#Types */
const precisionOf = statusMap({
  rooftop: 'exact',
  range_interpolated: 'interpolated',
  geometric_center: 'approximate',
  approximate: 'approximate',
});

const Place = z.object({
  formatted_address: z.string(),
  place_id: z.string().min(1),
  geometry: z.object({
    location: z.object({ lat: z.number(), lng: z.number() }),
    location_type: z.string(),
  }),
});
const Answer = z.object({ status: z.enum(['OK', 'ZERO_RESULTS']), results: z.array(Place) });

/** GET /maps/api/geocode/json */
export const geocodeAddress = action({
  title: 'Find the place of an address',
  description: 'Gives the coordinates of an address, and how it is properly written.',
  input: geocodeInput,
  sample: { address: '1 Quay Street, Galway', country: 'IE', language: 'en' },
  request: ({ address, country, language }) => ({
    method: 'GET',
    path: '/maps/api/geocode/json',
    query: { address, components: country && `country:${country}`, language },
  }),
  result: {
    schema: geocodeResult,
    read: ({ body }) => {
      const answer = Answer.safeParse(body).data;
      if (!answer) return undefined;
      return {
        matches: answer.results.slice(0, 5).map(({ formatted_address, place_id, geometry }) => ({
          address: formatted_address,
          latitude: geometry.location.lat,
          longitude: geometry.location.lng,
          precision: precisionOf(geometry.location_type),
          place: place_id,
        })),
      };
    },
  },
});
