import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { READ } from './scopes.ts';
import { siteInput, siteOf } from './site.ts';

const DIMENSIONS = ['query', 'page', 'country', 'device', 'date', 'search_appearance'] as const;
const KINDS = ['web', 'image', 'video', 'news', 'discover', 'google_news'] as const;

const Row = z.object({
  keys: z.array(z.string()).optional().default([]),
  clicks: z.number(),
  impressions: z.number(),
  ctr: z.number(),
  position: z.number().optional().catch(undefined),
});
/** A day without searches answers without rows. */
const Answer = z.object({
  rows: z.array(Row).optional().default([]),
  responseAggregationType: z.string(),
});

/** Of the 16 KiB of a result, with room to spare. */
const MOST_BYTES = 14 * 1024;

/** POST /webmasters/v3/sites/{siteUrl}/searchAnalytics/query */
export const runReport = action({
  title: 'Run a report',
  description: 'Reads how a site was found in Google Search: clicks, views and positions.',
  scopes: [READ],
  input: z.strictObject({
    site_url: siteInput,
    start_date: z.iso.date().meta({ title: 'First day' }),
    end_date: z.iso.date().meta({ title: 'Last day' }),
    dimensions: z.array(z.enum(DIMENSIONS)).max(5).default([]).meta({ title: 'Dimensions' }),
    kind: z.enum(KINDS).default('web').meta({ title: 'Kind of search' }),
    limit: z.int().min(1).max(100).default(25).meta({ title: 'Rows at most' }),
  }),
  sample: {
    site_url: 'sc-domain:example.com',
    start_date: '2026-03-01',
    end_date: '2026-03-28',
    dimensions: ['query', 'device'],
  },
  request: (input, { settings }) => ({
    method: 'POST',
    path: '/webmasters/v3/sites/{siteUrl}/searchAnalytics/query',
    params: { siteUrl: siteOf(input.site_url, settings) },
    json: {
      startDate: input.start_date,
      endDate: input.end_date,
      dimensions: input.dimensions.map((name) => name.toUpperCase()),
      type: input.kind.toUpperCase(),
      rowLimit: input.limit,
    },
  }),
  result: {
    schema: z.object({ rows: z.array(Row), complete: z.boolean() }),
    read: ({ body }) => {
      const answer = Answer.safeParse(body).data;
      return answer && fitted(answer.rows);
    },
  },
});

type Rows = z.output<typeof Row>[];

/** As many rows as a result holds: addresses can be long. */
function fitted(rows: Rows): { rows: Rows; complete: boolean } {
  let bytes = 0;
  const kept = rows.filter(
    (row) => (bytes += Buffer.byteLength(JSON.stringify(row))) <= MOST_BYTES,
  );
  return { rows: kept, complete: kept.length === rows.length };
}
