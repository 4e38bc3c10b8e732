import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { postFields, withLink } from '../_social/post-input.ts';
import { JSON_TYPE } from './json-type.ts';
import { askCreator, levelOf, privacy } from './privacy.ts';
import { askStatus, publishedPost, readPublishId } from './publish-status.ts';
import { PUBLISH } from './scopes.ts';

/** TikTok’s limit for a photo post’s description. */
const LONGEST = 4000;

const image = postFields.image_url.unwrap();

/**
 * POST /v2/post/publish/content/init/ with a photo; the address must be below a domain that is
 * verified for the app. https://developers.tiktok.com/doc/content-posting-api-reference-photo-post
 */
export const postToSocial = action({
  title: 'Post photos',
  description: 'Publishes photos with a text on the profile.',
  scopes: [PUBLISH],
  input: z
    .strictObject({
      ...postFields,
      image_url: image.meta({
        title: 'Address of an image',
        description: 'A JPEG or WebP below a domain verified at TikTok.',
      }),
      more_image_urls: z.array(image).max(34).optional().meta({ title: 'Further images' }),
      title: z.string().min(1).max(90).optional().meta({ title: 'Title' }),
      privacy,
      allow_comments: z.boolean().default(true).meta({ title: 'Allow comments' }),
      add_music: z.boolean().default(true).meta({ title: 'Add music' }),
      own_brand: z
        .boolean()
        .default(false)
        .meta({ title: 'Promotes your own business', description: 'TikTok marks it so.' }),
      paid_partnership: z.boolean().default(false).meta({ title: 'Promotes somebody else’s' }),
    })
    .refine((post) => withLink(post).length <= LONGEST, {
      path: ['text'],
      error: `must be no longer than ${LONGEST} signs, the link included`,
    }),
  sample: { text: 'Our new window.', image_url: 'https://shop.example/window.jpg' },
  before: [
    askCreator,
    {
      name: 'begin',
      request: (post, _context, found) => ({
        method: 'POST',
        path: '/v2/post/publish/content/init/',
        headers: JSON_TYPE,
        json: {
          media_type: 'PHOTO',
          post_mode: 'DIRECT_POST',
          post_info: {
            ...(post.title && { title: post.title }),
            description: withLink(post),
            privacy_level: levelOf(post.privacy, found),
            disable_comment: !post.allow_comments,
            auto_add_music: post.add_music,
            brand_content_toggle: post.paid_partnership,
            brand_organic_toggle: post.own_brand,
          },
          source_info: {
            source: 'PULL_FROM_URL',
            photo_cover_index: 0,
            photo_images: [post.image_url, ...(post.more_image_urls ?? [])],
          },
        },
      }),
      read: readPublishId,
    },
  ],
  request: askStatus,
  result: publishedPost,
});
