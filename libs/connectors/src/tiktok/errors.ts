import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const word = z.string().regex(/^[A-Za-z0-9_.-]{1,100}$/);

/** Every answer has `error`; where there is none, its code is `ok`. */
const Failure = z.object({ error: z.object({ code: word }) });

const PostStatus = z.object({
  data: z.object({ status: word, fail_reason: word.optional().catch(undefined) }),
});

/** https://developers.tiktok.com/doc/tiktok-api-v2-error-handling */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const { status, body } = response;
  const code = Failure.safeParse(body).data?.error.code;
  if (!code) return undefined;
  if (code === 'ok') return status === 200 ? readPost(response) : undefined;

  if (code.startsWith('scope_')) return { kind: 'scope_insufficient', code };
  // Two hours old, or taken away: a refresh tells which.
  if (code === 'access_token_invalid') return { kind: 'credential_expired', code };
  if (code === 'rate_limit_exceeded' || status === 429) return { kind: 'rate_limited', code };
  if (code === 'internal_error' || status >= 500) return { kind: 'vendor_error', code };
  return { kind: 'rejected', code };
}

/**
 * A post that is not there yet, or will never be, is told with 200:
 * https://developers.tiktok.com/doc/content-posting-api-reference-get-video-status
 */
function readPost({ body }: VendorResponse): ErrorReading | undefined {
  const post = PostStatus.safeParse(body).data?.data;
  if (!post) return undefined;
  if (post.status === 'FAILED') return { kind: 'rejected', code: post.fail_reason ?? 'failed' };
  const working = post.status.startsWith('PROCESSING');
  return working ? { kind: 'vendor_error', code: post.status.toLowerCase() } : undefined;
}
