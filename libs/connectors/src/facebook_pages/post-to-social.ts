import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { postFields, postResult, withLink } from '../_social/post-input.ts';

const Posted = z.object({
  id: z.string().min(1).max(200),
  /** Of the post that a photo stands in. */
  post_id: z.string().min(1).max(200).optional().catch(undefined),
});

/**
 * POST /{page-id}/feed, or POST /{page-id}/photos with an image, whose text then holds the link.
 * https://developers.facebook.com/docs/pages-api/posts
 *
 * Facebook knows no idempotency key, but refuses the same post twice in a row (506).
 */
export const postToSocial = action({
  title: 'Post an update',
  description: 'Publishes a post on the Page.',
  input: z.strictObject(postFields),
  sample: { text: 'New opening hours from Monday.', link: 'https://shop.example/hours' },
  request: ({ text, link, image_url: url }, { settings }) => {
    const params = { page: String(settings['page_id'] ?? '') };
    if (url) {
      const json = { url, caption: withLink({ text, link }) };
      return { method: 'POST', path: '/{page}/photos', params, json };
    }
    return { method: 'POST', path: '/{page}/feed', params, json: { message: text, link } };
  },
  result: {
    schema: postResult,
    read: ({ body }) => {
      const posted = Posted.safeParse(body).data;
      if (!posted) return undefined;
      const post = posted.post_id ?? posted.id;
      return { post, url: `https://www.facebook.com/${encodeURIComponent(post)}` };
    },
  },
});
