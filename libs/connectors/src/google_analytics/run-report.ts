import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { propertyId, propertyOf } from './property.ts';
import { reportResult } from './report-result.ts';
import { READ } from './scopes.ts';

const name = z.string().regex(/^[A-Za-z0-9_:[\]-]{1,100}$/, 'is no dimension or metric');
const day = z
  .string()
  .regex(/^(?:\d{4}-\d{2}-\d{2}|today|yesterday|\d{1,4}daysAgo)$/, 'is no day, such as 7daysAgo');

/** POST /v1beta/properties/{property}:runReport */
export const runReport = action({
  title: 'Run a report',
  description: 'Reads figures of a property, by dimension and day.',
  scopes: [READ],
  input: z.strictObject({
    property_id: propertyId,
    dimensions: z.array(name).max(9).default([]).meta({ title: 'Dimensions' }),
    metrics: z.array(name).min(1).max(10).meta({ title: 'Metrics' }),
    start_date: day.default('28daysAgo').meta({ title: 'First day' }),
    end_date: day.default('yesterday').meta({ title: 'Last day' }),
    limit: z.int().min(1).max(250_000).optional().meta({ title: 'Rows at most' }),
  }),
  sample: { dimensions: ['country'], metrics: ['activeUsers'], start_date: '7daysAgo', limit: 10 },
  request: (input, { settings }) => ({
    method: 'POST',
    path: '/v1beta/properties/{property}:runReport',
    params: { property: propertyOf(input.property_id, settings) },
    json: {
      dateRanges: [{ startDate: input.start_date, endDate: input.end_date }],
      dimensions: input.dimensions.map((dimension) => ({ name: dimension })),
      metrics: input.metrics.map((metric) => ({ name: metric })),
      // A 64-bit integer travels as text in Google's JSON.
      limit: input.limit?.toString(),
    },
  }),
  result: reportResult,
});
