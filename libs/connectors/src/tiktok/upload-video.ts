import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { JSON_TYPE } from './json-type.ts';
import { askCreator, levelOf, privacy } from './privacy.ts';
import { askStatus, publishedVideo, readPublishId } from './publish-status.ts';
import { PUBLISH } from './scopes.ts';

/**
 * POST /v2/post/publish/video/init/ with PULL_FROM_URL: the address must be below a domain that is
 * verified for the app. https://developers.tiktok.com/doc/content-posting-api-reference-direct-post
 */
export const uploadVideo = action({
  title: 'Publish a video',
  description: 'Publishes a video that TikTok fetches from an address of yours.',
  scopes: [PUBLISH],
  input: z.strictObject({
    title: z.string().trim().min(1).max(200).meta({ title: 'Title' }),
    description: z
      .string()
      .max(1900)
      .optional()
      .meta({ title: 'Description', description: 'Stands below the title in the caption.' }),
    source_url: z
      .url({ protocol: /^https$/, hostname: z.regexes.domain })
      .max(2000)
      .meta({ title: 'Address of the video', description: 'Below a domain verified at TikTok.' }),
    privacy,
    cover_at_ms: z
      .int()
      .nonnegative()
      .max(3_600_000)
      .optional()
      .meta({ title: 'Cover', description: 'Its moment in the video, in milliseconds.' }),
    allow_comments: z.boolean().default(true).meta({ title: 'Allow comments' }),
    allow_duet: z.boolean().default(true).meta({ title: 'Allow duets' }),
    allow_stitch: z.boolean().default(true).meta({ title: 'Allow stitches' }),
    own_brand: z
      .boolean()
      .default(false)
      .meta({ title: 'Promotes your own business', description: 'TikTok marks it so.' }),
    paid_partnership: z.boolean().default(false).meta({ title: 'Promotes somebody else’s' }),
    synthetic: z.boolean().default(false).meta({ title: 'Made by artificial intelligence' }),
  }),
  sample: {
    title: 'How to mount a bell',
    description: 'In two minutes.',
    source_url: 'https://shop.example/bell.mp4',
  },
  before: [
    askCreator,
    {
      name: 'begin',
      request: (video, _context, found) => ({
        method: 'POST',
        path: '/v2/post/publish/video/init/',
        headers: JSON_TYPE,
        json: {
          post_info: {
            title: [video.title, video.description].filter(Boolean).join('\n\n'),
            privacy_level: levelOf(video.privacy, found),
            disable_comment: !video.allow_comments,
            disable_duet: !video.allow_duet,
            disable_stitch: !video.allow_stitch,
            brand_content_toggle: video.paid_partnership,
            brand_organic_toggle: video.own_brand,
            is_aigc: video.synthetic,
            ...(video.cover_at_ms !== undefined && { video_cover_timestamp_ms: video.cover_at_ms }),
          },
          source_info: { source: 'PULL_FROM_URL', video_url: video.source_url },
        },
      }),
      read: readPublishId,
    },
  ],
  request: askStatus,
  result: publishedVideo,
});
