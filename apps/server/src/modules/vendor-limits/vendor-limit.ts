import { ProblemError } from '../../platform/errors/problem.ts';

/** @param retryAtMs when the vendor takes calls again, epoch milliseconds */
export function vendorLimit(vendor: string, retryAtMs: number): ProblemError {
  const seconds = Math.max(1, Math.ceil((retryAtMs - Date.now()) / 1000));
  return new ProblemError(
    429,
    'vendor_limit',
    `${vendor} takes no more calls of this account just now.`,
    { extra: { retry_after_s: seconds } },
  );
}
