import { z } from 'zod';

/** What every map is asked, whatever the vendor calls it. */
export const geocodeInput = z.strictObject({
  address: z
    .string()
    .trim()
    .min(1)
    .max(256)
    .regex(/^[^\p{Cc};]*$/u, 'must be one line without semicolons')
    .meta({ title: 'Address' }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a country of two capital letters, such as DE')
    .optional()
    .meta({ title: 'Country', description: 'Only places there are found.' }),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'must be a language such as en or de-AT')
    .optional()
    .meta({ title: 'Language', description: 'Of the answer.' }),
});

/** How well a point fits: to the house, between two houses, or to a street or town. */
export const PRECISIONS = ['exact', 'interpolated', 'approximate'] as const;

export const geocodeResult = z.object({
  /** The best first; none where nothing was found. */
  matches: z
    .array(
      z.object({
        address: z.string().max(500),
        /** WGS 84, in degrees. */
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180),
        precision: z.enum([...PRECISIONS, 'unknown']),
        /** The vendor's own name for the place. */
        place: z.string().max(500),
      }),
    )
    .max(5),
});
