import type { ReadLimit } from '@patchbay/connector-sdk/read-limit';
import { z } from 'zod';

const percent = z.number().nonnegative().optional().catch(undefined);

const Usage = z.object({
  call_count: percent,
  total_cputime: percent,
  total_time: percent,
  acc_id_util_pct: percent,
  /** Minutes. */
  estimated_time_to_regain_access: z
    .number()
    .nonnegative()
    .max(100_000)
    .optional()
    .catch(undefined),
});
const Business = z.record(z.string(), z.array(Usage));

/**
 * Meta tells in percent what is used of a limit that grows with the account; only the end of it is a
 * number of requests: none. https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
export const readUsage: ReadLimit = ({ headers }) => {
  const business = Business.safeParse(parsed(headers['x-business-use-case-usage'])).data ?? {};
  const usages = [
    Usage.safeParse(parsed(headers['x-app-usage'])).data,
    Usage.safeParse(parsed(headers['x-ad-account-usage'])).data,
    ...Object.values(business).flat(),
  ];
  const spent = usages.find((usage) => usage && isSpent(usage));
  if (!spent) return undefined;
  const minutes = spent.estimated_time_to_regain_access;
  return { remaining: 0, resetMs: minutes ? minutes * 60_000 : null };
};

function isSpent({
  call_count,
  total_cputime,
  total_time,
  acc_id_util_pct,
}: z.output<typeof Usage>) {
  return [call_count, total_cputime, total_time, acc_id_util_pct].some(
    (used) => (used ?? 0) >= 100,
  );
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
