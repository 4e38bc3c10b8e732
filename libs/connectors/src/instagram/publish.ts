import type { Step } from '@patchbay/connector-sdk/action';
import type { RequestContext } from '@patchbay/connector-sdk/definition';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import type { Facts } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { postResult } from '../_social/post-input.ts';
import { accountIn } from './discover.ts';

const Made = z.object({ id: z.string().min(1).max(100) });
const Status = z.object({ status_code: z.string() });

/**
 * POST /{ig-id}/media, https://developers.facebook.com/docs/instagram-platform/content-publishing:
 * Instagram fetches the photo or video. A container nobody publishes ends after a day.
 */
export function makeContainer<I>(media: (input: I) => Record<string, unknown>): Step<I> {
  return {
    name: 'container',
    request: (input, { settings }) => ({
      method: 'POST',
      path: '/{account}/media',
      params: { account: accountIn(settings) },
      json: media(input),
    }),
    read: ({ body }) => {
      const made = Made.safeParse(body).data;
      return made && { container: made.id };
    },
  };
}

/** GET /{container}: while Instagram works on it, the delivery is tried again later. */
export const awaitContainer: Step<unknown> = {
  name: 'ready',
  request: (_input, _context, { container }) => ({
    method: 'GET',
    path: '/{container}',
    params: { container: String(container) },
    query: { fields: 'status_code' },
  }),
  read: ({ body }) => {
    const status = Status.safeParse(body).data?.status_code;
    return status === 'FINISHED' || status === 'PUBLISHED' ? { status } : undefined;
  },
};

/** POST /{ig-id}/media_publish. A container is published once. */
export function publish(
  _input: unknown,
  { settings }: RequestContext,
  { container }: Facts,
): VendorRequest {
  return {
    method: 'POST',
    path: '/{account}/media_publish',
    params: { account: accountIn(settings) },
    json: { creation_id: container },
  };
}

export const publishedPost = {
  schema: postResult,
  read: ({ body }: VendorResponse) => {
    const made = Made.safeParse(body).data;
    return made && { post: made.id };
  },
};

export const publishedVideo = {
  schema: z.object({ video: z.string().min(1).max(100) }),
  read: ({ body }: VendorResponse) => {
    const made = Made.safeParse(body).data;
    return made && { video: made.id };
  },
};
