import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';

const Published = z.object({ id: z.string().min(1).max(100) });

/**
 * POST /{page-id}/videos with an address in place of bytes. An address that Facebook cannot fetch is
 * refused (389); the Page shows the video once it is prepared, which is after the answer.
 * https://developers.facebook.com/docs/graph-api/reference/page/videos
 */
export const uploadVideo = action({
  title: 'Publish a video',
  description: 'Publishes a video on the Page, which Facebook fetches from an address of yours.',
  input: z.strictObject({
    title: z.string().trim().min(1).max(255).meta({ title: 'Title' }),
    description: z.string().max(5000).optional().meta({ title: 'Description' }),
    source_url: z
      .url({ protocol: /^https$/, hostname: z.regexes.domain })
      .max(2000)
      .meta({ title: 'Address of the video', description: 'Facebook fetches it from there.' }),
  }),
  sample: {
    title: 'How to mount a bell',
    description: 'In two minutes.',
    source_url: 'https://shop.example/bell.mp4',
  },
  request: ({ title, description, source_url: file_url }, { settings }) => ({
    method: 'POST',
    path: '/{page}/videos',
    params: { page: String(settings['page_id'] ?? '') },
    json: { title, description, file_url },
  }),
  result: {
    schema: z.object({ video: z.string().min(1).max(100) }),
    read: ({ body }) => {
      const published = Published.safeParse(body).data;
      return published && { video: published.id };
    },
  },
});
