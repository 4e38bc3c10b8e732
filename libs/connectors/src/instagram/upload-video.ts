import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { awaitContainer, makeContainer, publish, publishedVideo } from './publish.ts';
import { BASIC, PUBLISH } from './scopes.ts';

const input = z.strictObject({
  title: z.string().trim().min(1).max(200).meta({ title: 'Title' }),
  description: z
    .string()
    .max(1900)
    .optional()
    .meta({ title: 'Description', description: 'Stands below the title in the caption.' }),
  source_url: z
    .url({ protocol: /^https$/, hostname: z.regexes.domain })
    .max(2000)
    .meta({ title: 'Address of the video', description: 'Instagram fetches it from there.' }),
  cover_url: z
    .url({ protocol: /^https$/, hostname: z.regexes.domain })
    .max(2000)
    .optional()
    .meta({ title: 'Address of a cover image' }),
  share_to_feed: z.boolean().default(true).meta({ title: 'Show on the profile, too' }),
});

/** A reel, as every video on Instagram is. */
export const uploadVideo = action({
  title: 'Publish a reel',
  description: 'Publishes a video as a reel.',
  scopes: [BASIC, PUBLISH],
  input,
  sample: {
    title: 'How to mount a bell',
    description: 'In two minutes.',
    source_url: 'https://shop.example/bell.mp4',
  },
  before: [
    makeContainer<z.output<typeof input>>((video) => ({
      media_type: 'REELS',
      video_url: video.source_url,
      caption: [video.title, video.description].filter(Boolean).join('\n\n'),
      share_to_feed: video.share_to_feed,
      ...(video.cover_url && { cover_url: video.cover_url }),
    })),
    awaitContainer,
  ],
  request: publish,
  result: publishedVideo,
});
