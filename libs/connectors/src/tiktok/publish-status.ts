import type { RequestContext } from '@patchbay/connector-sdk/definition';
import type { Facts } from '@patchbay/connector-sdk/action';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { JSON_TYPE } from './json-type.ts';

const Begun = z.object({ data: z.object({ publish_id: z.string().min(1).max(64) }) });

export function readPublishId({ body }: VendorResponse): Facts | undefined {
  const id = Begun.safeParse(body).data?.data.publish_id;
  return id === undefined ? undefined : { publish_id: id };
}

/** POST /v2/post/publish/status/fetch/: delivered is what TikTok has published. */
export function askStatus(
  _input: unknown,
  _context: RequestContext,
  { publish_id }: Facts,
): VendorRequest {
  return {
    method: 'POST',
    path: '/v2/post/publish/status/fetch/',
    headers: JSON_TYPE,
    json: { publish_id },
  };
}

const Status = z.object({
  data: z.object({
    status: z.string(),
    // TikTok’s own spelling; empty until moderation is through, and for private posts.
    publicaly_available_post_id: z
      .array(z.union([z.string(), z.int()]).transform(String))
      .optional()
      .catch(undefined),
  }),
});

/** The public identifier; until there is one, the name TikTok gave to the publishing. */
function publishedIn({ body }: VendorResponse, { publish_id }: Facts) {
  const status = Status.safeParse(body).data?.data;
  if (!status) return undefined;
  const id = status.publicaly_available_post_id?.[0] ?? String(publish_id ?? '');
  return id ? { id, vendor_state: status.status } : undefined;
}

const id = z.string().min(1).max(100);

export const publishedPost = {
  schema: z.object({ post: id, vendor_state: z.string().max(50) }),
  read: (response: VendorResponse, found: Facts) => {
    const published = publishedIn(response, found);
    return published && { post: published.id, vendor_state: published.vendor_state };
  },
};

export const publishedVideo = {
  schema: z.object({ video: id, vendor_state: z.string().max(50) }),
  read: (response: VendorResponse, found: Facts) => {
    const published = publishedIn(response, found);
    return published && { video: published.id, vendor_state: published.vendor_state };
  },
};
