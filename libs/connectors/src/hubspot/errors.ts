import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const names = z.array(z.string().max(200)).max(100).optional().catch(undefined);
const word = z
  .string()
  .regex(/^[A-Z0-9_]{1,100}$/)
  .optional()
  .catch(undefined);

const context = z
  .object({ missingScopes: names, requiredScopes: names, requiredGranularScopes: names })
  .optional()
  .catch(undefined);
const details = z
  .array(z.object({ category: word, context }))
  .optional()
  .catch(undefined);
const Failure = z.object({ category: word, context, errors: details });

type Context = z.infer<typeof context>;

/** https://developers.hubspot.com/docs/api-reference/error-handling */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const failure = Failure.safeParse(response.body).data;
  const first = failure?.errors?.[0];
  // A batch of one that went wrong answers 207.
  if (response.status === 207 && first) return ofCategory(first.category, 400, [first.context]);
  if (response.status < 400) return undefined;
  return ofCategory(failure?.category, response.status, [first?.context, failure?.context]);
}

function ofCategory(
  category: string | undefined,
  status: number,
  contexts: readonly Context[],
): ErrorReading | undefined {
  const coded = category ? { code: category } : {};
  if (category === 'EXPIRED_AUTHENTICATION') return { kind: 'credential_expired', ...coded };
  if (category === 'MISSING_SCOPES') {
    return { kind: 'scope_insufficient', ...coded, ...scopesIn(contexts) };
  }
  if (category === 'RATE_LIMITS' || status === 429) return { kind: 'rate_limited', ...coded };
  // 423: the account is busy with a bulk change; 477: it is being moved. Both pass.
  if (status === 423 || status === 477) return { kind: 'vendor_error', code: String(status) };
  if (!category || status === 401 || status === 403) return undefined;
  return { kind: status >= 500 ? 'vendor_error' : 'rejected', ...coded };
}

function scopesIn(contexts: readonly Context[]): { missingScopes?: string[] } {
  for (const each of contexts) {
    const found = each?.requiredGranularScopes ?? each?.missingScopes ?? each?.requiredScopes;
    if (found) return { missingScopes: found };
  }
  return {};
}
