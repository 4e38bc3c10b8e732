import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { UPLOAD } from './scopes.ts';
import { sessionIn } from './upload-session.ts';

const Video = z.object({
  kind: z.literal('youtube#video'),
  id: z.string().min(1),
  status: z
    .object({ uploadStatus: z.string().max(50) })
    .optional()
    .catch(undefined),
});

const line = z.string().regex(/^[^<>]*$/, 'must not contain < or >');

/**
 * POST and then PUT /upload/youtube/v3/videos: the video is announced first, and its bytes follow into
 * the session that this opens. Bytes sent again into the same session make no second video.
 * https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol
 */
export const uploadVideo = action({
  title: 'Upload a video',
  description: 'Adds a video to the connected YouTube channel.',
  scopes: [UPLOAD],
  input: z.strictObject({
    title: line.trim().min(1).max(100).meta({ title: 'Title' }),
    description: line
      .refine((text) => Buffer.byteLength(text) <= 5000, 'must be no longer than 5,000 bytes')
      .optional()
      .meta({ title: 'Description' }),
    content_type: z
      .string()
      .regex(/^(?:video\/[\w.+-]+|application\/octet-stream)$/, 'must be a type such as video/mp4')
      .default('video/mp4')
      .meta({ title: 'Media type' }),
    content_base64: z
      .base64('must be Base64 with padding')
      .min(1)
      .meta({ title: 'Video', description: 'As Base64.' }),
    privacy: z
      .enum(['private', 'unlisted', 'public'])
      .default('private')
      .meta({ title: 'Who may see it' }),
    made_for_kids: z.boolean().default(false).meta({ title: 'Made for children' }),
    synthetic: z
      .boolean()
      .optional()
      .meta({ title: 'Altered or artificial', description: 'Shows things that never happened.' }),
    tags: z.array(z.string().min(1).max(100)).max(50).optional().meta({ title: 'Tags' }),
    category_id: z
      .string()
      .regex(/^[0-9]{1,5}$/, 'must be a category’s number')
      .optional()
      .meta({ title: 'Category', description: 'YouTube’s number of it, such as 22.' }),
    notify_subscribers: z.boolean().default(true).meta({ title: 'Tell subscribers' }),
  }),
  sample: {
    title: 'How to mount a bell',
    description: 'In two minutes.',
    content_base64: 'AAAAGGZ0eXBtcDQyAAAAAG1wNDJpc29t',
    privacy: 'unlisted',
    tags: ['bicycle', 'bell'],
    category_id: '26',
  },
  before: [
    {
      name: 'announce',
      request: (input) => ({
        method: 'POST',
        path: '/upload/youtube/v3/videos',
        query: {
          uploadType: 'resumable',
          part: 'snippet,status',
          notifySubscribers: input.notify_subscribers,
        },
        headers: {
          'x-upload-content-type': input.content_type,
          'x-upload-content-length': String(Buffer.byteLength(input.content_base64, 'base64')),
        },
        json: {
          snippet: {
            title: input.title,
            description: input.description,
            tags: input.tags,
            categoryId: input.category_id,
          },
          status: {
            privacyStatus: input.privacy,
            selfDeclaredMadeForKids: input.made_for_kids,
            containsSyntheticMedia: input.synthetic,
          },
        },
      }),
      read: ({ headers }) => {
        const session = sessionIn(headers['location']);
        return session === undefined ? undefined : { session };
      },
    },
  ],
  request: (input, _, { session }) => ({
    method: 'PUT',
    path: '/upload/youtube/v3/videos',
    query: {
      uploadType: 'resumable',
      part: 'snippet,status',
      upload_id: String(session ?? ''),
    },
    headers: { 'content-type': input.content_type },
    bytes: input.content_base64,
  }),
  result: {
    schema: z.object({
      video: z.string(),
      url: z.url(),
      /** YouTube's own word for how far it is with the video. */
      vendor_state: z.string().optional(),
    }),
    read: ({ body }) => {
      const video = Video.safeParse(body).data;
      if (!video) return undefined;
      return {
        video: video.id,
        url: `https://www.youtube.com/watch?v=${encodeURIComponent(video.id)}`,
        ...(video.status && { vendor_state: video.status.uploadStatus }),
      };
    },
  },
});
