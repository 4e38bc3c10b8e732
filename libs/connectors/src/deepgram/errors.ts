import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const word = z.string().optional().catch(undefined);
const Failure = z.object({ err_code: word, category: word, err_msg: word, message: word });

/**
 * Two shapes, `{err_code, err_msg}` and `{category, message, details}`:
 * https://developers.deepgram.com/docs/errors
 */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const { status } = response;
  if (status < 400) return undefined;
  const failure = Failure.safeParse(response.body).data;
  const code = codeOf(failure?.err_code ?? failure?.category);
  if (!code) return undefined;
  if (status === 401) return { kind: 'credential_revoked', code };
  if (status === 429) return { kind: 'rate_limited', code };
  if (status >= 500) return { kind: 'vendor_error', code };
  if (status !== 403) return { kind: 'rejected', code };
  // The project's plan, which no other key of it changes.
  const byModel = /\bmodel\b/i.test(failure?.err_msg ?? failure?.message ?? '');
  return { kind: byModel ? 'rejected' : 'scope_insufficient', code };
}

/** Most codes are words; `Bad Request` and the like are made one. */
function codeOf(text: string | undefined): string | undefined {
  const code = text?.trim().replaceAll(' ', '_');
  return code && /^[A-Za-z_]{1,60}$/.test(code) ? code : undefined;
}
