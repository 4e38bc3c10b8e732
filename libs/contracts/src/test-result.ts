import { TEST_OUTCOMES } from '@patchbay/core/test-outcome';
import { z } from 'zod';
import { Timestamp } from './common.ts';

/** `latency_ms`: from the first byte sent to the last byte read; null when nothing was sent. */
export const TestResult = z.object({
  outcome: z.enum(TEST_OUTCOMES),
  account_id: z.string().nullable(),
  account_name: z.string().nullable(),
  missing_scopes: z.array(z.string()),
  vendor_code: z.string().nullable(),
  message: z.string(),
  latency_ms: z.int().nullable(),
  tested_at: Timestamp,
});
export type TestResult = z.infer<typeof TestResult>;
