import type { ActionResult } from '@patchbay/connector-sdk/action';
import { z } from 'zod';

/** A result is 16 KiB at most; the rest is counted. */
const MOST_BYTES = 14 * 1024;

const names = z.array(z.object({ name: z.string().max(200) })).default([]);
const values = z.array(z.object({ value: z.string().max(1000) })).default([]);
const Report = z.object({
  kind: z.literal('analyticsData#runReport'),
  dimensionHeaders: names,
  metricHeaders: names,
  rows: z.array(z.object({ dimensionValues: values, metricValues: values })).default([]),
  rowCount: z.int().nonnegative().default(0),
});

const schema = z.object({
  dimensions: z.array(z.string()),
  metrics: z.array(z.string()),
  /** Of each row the dimensions, then the metrics, as Google writes them. */
  rows: z.array(z.array(z.string())),
  row_count: z.int(),
  /** False where the report is longer than what is kept of it. */
  complete: z.boolean(),
});

/** https://developers.google.com/analytics/devguides/reporting/data/v1/rest/v1beta/RunReportResponse */
export const reportResult: ActionResult<typeof schema> = {
  schema,
  read: ({ body }) => {
    const report = Report.safeParse(body).data;
    if (!report) return undefined;
    const rows = fitting(
      report.rows.map(({ dimensionValues, metricValues }) =>
        [...dimensionValues, ...metricValues].map(({ value }) => value),
      ),
    );
    return {
      dimensions: report.dimensionHeaders.map(({ name }) => name),
      metrics: report.metricHeaders.map(({ name }) => name),
      rows,
      row_count: report.rowCount,
      complete: rows.length === report.rowCount,
    };
  },
};

function fitting(rows: readonly string[][]): string[][] {
  let bytes = 0;
  const over = rows.findIndex((row) => {
    bytes += Buffer.byteLength(JSON.stringify(row)) + 1;
    return bytes > MOST_BYTES;
  });
  return over < 0 ? [...rows] : rows.slice(0, over);
}
