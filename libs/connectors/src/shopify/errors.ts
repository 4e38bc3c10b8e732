import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { costOf } from './cost.ts';

const word = z.string().regex(/^[A-Za-z_]{1,80}$/);

const Failures = z.object({
  errors: z
    .array(
      z.object({
        message: z.string().max(2000).catch(''),
        extensions: z.object({ code: word }).optional().catch(undefined),
      }),
    )
    .min(1),
});

/** Of a mutation: what the shop refuses, beside `data`. */
const Refusals = z.object({
  data: z.record(
    z.string(),
    z.object({
      userErrors: z.array(z.object({ code: word.nullish().catch(undefined) })).min(1),
    }),
  ),
});

/**
 * GraphQL answers 200 to nearly everything: `errors` of the whole request, `userErrors` of a mutation.
 * https://shopify.dev/docs/api/admin-graphql#status_and_error_codes
 */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const { status, body } = response;
  // The token has ended; whether the app is still installed shows when the next one is asked for.
  if (status === 401) return { kind: 'credential_expired', code: '401' };
  if (status === 402 || status === 423) return { kind: 'vendor_error', code: String(status) };
  // Not among IANA's: what Shopify takes for an attack.
  if (status === 430) return { kind: 'rate_limited', code: '430' };
  if (status < 200 || status > 299) return undefined;
  const [failure] = Failures.safeParse(body).data?.errors ?? [];
  if (failure) return reading(failure, response);
  const [refused] = Object.values(Refusals.safeParse(body).data?.data ?? {});
  return refused && { kind: 'rejected', code: refused.userErrors[0]?.code ?? 'user_error' };
}

type Failure = z.output<typeof Failures>['errors'][number];

function reading({ message, extensions }: Failure, response: VendorResponse): ErrorReading {
  const code = extensions?.code ?? 'graphql_error';
  switch (code) {
    case 'THROTTLED': {
      const retryAfterMs = costOf(response.body)?.waitMs;
      return { kind: 'rate_limited', code, ...(retryAfterMs && { retryAfterMs }) };
    }
    case 'ACCESS_DENIED':
      return { kind: 'scope_insufficient', code, missingScopes: scopesIn(message) };
    case 'INTERNAL_SERVER_ERROR':
    case 'TIMEOUT':
    case 'SHOP_INACTIVE':
      return { kind: 'vendor_error', code };
    default:
      return { kind: 'rejected', code };
  }
}

/** ``Access denied for orderCreate field. Required access: `write_orders` access scope.`` */
const scopesIn = (message: string): string[] => [
  ...new Set([...message.matchAll(/`([a-z]+_[a-z_]+)`/g)].map(([, scope]) => scope ?? '')),
];
