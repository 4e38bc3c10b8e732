import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { postFields, postResult } from '../_social/post-input.ts';
import { authorOf } from './author.ts';
import { beginImage, sendImage } from './image-steps.ts';
import { littleText } from './little-text.ts';
import { MEMBER_POSTS } from './scopes.ts';
import { inVersion } from './versions.ts';

const URN = /^urn:li:(?:share|ugcPost):[0-9]{1,30}$/;

const input = z
  .strictObject({
    text: postFields.text.max(3000).meta({ title: 'Text' }),
    link: postFields.link,
    link_title: z.string().min(1).max(400).optional().meta({
      title: 'Title of the link',
      description: 'LinkedIn does not look it up; its host stands there without one.',
    }),
    image_base64: z
      .base64('must be Base64 with padding')
      .min(1)
      .optional()
      .meta({ title: 'Image', description: 'As Base64; LinkedIn fetches none from elsewhere.' }),
    image_alt: z.string().min(1).max(4086).optional().meta({ title: 'What the image shows' }),
    visibility: z
      .enum(['public', 'connections', 'logged_in'])
      .default('public')
      .meta({ title: 'Who may see it' }),
  })
  .refine(({ link, image_base64 }) => !(link && image_base64), {
    path: ['image_base64'],
    error: 'does not go with a link; put the link into the text',
  });

/**
 * POST /rest/posts, after the image was sent.
 * https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api
 *
 * LinkedIn knows no idempotency key, but refuses the same text twice within minutes (422).
 */
export const postToSocial = action({
  title: 'Post an update',
  description: 'Publishes a post of the person, or of the organization chosen in the settings.',
  scopes: [MEMBER_POSTS],
  input,
  sample: {
    text: 'New opening hours from Monday. #bicycles',
    link: 'https://shop.example/hours',
    link_title: 'Opening hours',
  },
  before: [beginImage, sendImage],
  request: (post, context, { image }) => ({
    method: 'POST',
    path: '/rest/posts',
    headers: inVersion(context),
    json: {
      author: authorOf(context.settings),
      commentary: littleText(post.text),
      visibility: post.visibility.toUpperCase(),
      distribution: {
        feedDistribution: 'MAIN_FEED',
        targetEntities: [],
        thirdPartyDistributionChannels: [],
      },
      ...contentOf(post, image),
      lifecycleState: 'PUBLISHED',
      isReshareDisabledByAuthor: false,
    },
  }),
  result: {
    schema: postResult,
    read: ({ headers }) => {
      const post = headers['x-restli-id'];
      if (!post || !URN.test(post)) return undefined;
      return { post, url: `https://www.linkedin.com/feed/update/${post}` };
    },
  },
});

function contentOf(post: z.output<typeof input>, image: unknown) {
  if (image) {
    const alt = post.image_alt && { altText: post.image_alt };
    return { content: { media: { id: image, ...alt } } };
  }
  if (!post.link) return {};
  const title = post.link_title ?? new URL(post.link).hostname;
  return { content: { article: { source: post.link, title } } };
}
