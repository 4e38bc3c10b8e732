import { ProblemError } from '@patchbay/client/problem-error';
import { z } from 'zod';

const Lacking = z.object({ missing_scopes: z.array(z.string()) });

/** What the account that was to be used has not granted; undefined for any other refusal. */
export function scopesLacking(error: Error): string[] | undefined {
  if (!(error instanceof ProblemError) || error.code !== 'scope_insufficient') return undefined;
  return Lacking.safeParse(error.problem).data?.missing_scopes;
}
