import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({
  error: z.object({
    code: z
      .string()
      .regex(/^[\w.-]{1,100}$/)
      .optional()
      .catch(undefined),
    message: z.object({ value: z.string().max(4000) }),
  }),
});

/**
 * Errors of OData 2.0; their code is mostly empty. A record that breaks a rule of the bookkeeping,
 * such as a code that is taken, is refused with 500 and the rule in words of the user's language.
 */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const { status } = response;
  if (status < 400) return undefined;
  const failure = Failure.safeParse(response.body).data?.error;
  // What is refused before a record is looked at, its status tells.
  if (!failure || [401, 403, 408, 425, 429].includes(status)) return undefined;
  const code = failure.code || String(status);
  if (status === 500 && failure.message.value.trim()) {
    return { kind: 'rejected', code: failure.code || 'rule_violated' };
  }
  return { kind: status >= 500 ? 'vendor_error' : 'rejected', code };
}
