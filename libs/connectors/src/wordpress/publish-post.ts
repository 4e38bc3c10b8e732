import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';

const ids = z.array(z.int().positive()).max(100).optional();

const Post = z.object({ id: z.int().positive(), link: z.url(), status: z.string() });

/** https://developer.wordpress.org/rest-api/reference/posts/#create-a-post */
export const publishPost = action({
  title: 'Publish a post',
  description: 'Writes a post, and publishes it unless it is to be a draft.',
  input: z.strictObject({
    title: z.string().trim().min(1).max(500).meta({ title: 'Title' }),
    content: z
      .string()
      .min(1)
      .max(1_000_000)
      .meta({ title: 'Text', description: 'HTML or blocks.' }),
    status: z
      .enum(['publish', 'draft', 'pending', 'private', 'future'])
      .optional()
      .meta({ title: 'State', description: 'Published unless stated.' }),
    excerpt: z.string().min(1).max(10_000).optional().meta({ title: 'Excerpt' }),
    slug: z
      .string()
      .regex(/^[a-z0-9-]{1,200}$/, 'must be small letters, digits and hyphens')
      .optional()
      .meta({ title: 'End of the address' }),
    publish_at: z.iso
      .datetime()
      .optional()
      .meta({ title: 'Published at', description: 'With the state future.' }),
    category_ids: ids.meta({ title: 'Categories' }),
    tag_ids: ids.meta({ title: 'Tags' }),
    image_id: z.int().positive().optional().meta({ title: 'Featured image' }),
  }),
  sample: { title: 'Opening hours in July', content: '<p>We open at nine.</p>', status: 'publish' },
  request: (input) => ({
    method: 'POST',
    path: '/posts',
    json: {
      title: input.title,
      content: input.content,
      status: input.status ?? 'publish',
      excerpt: input.excerpt,
      slug: input.slug,
      // Without a zone, in UTC; `date` would be in the site's own.
      date_gmt: input.publish_at && new Date(input.publish_at).toISOString().slice(0, 19),
      categories: input.category_ids,
      tags: input.tag_ids,
      featured_media: input.image_id,
    },
  }),
  result: {
    schema: z.object({ post: z.string(), url: z.url(), vendor_state: z.string() }),
    read: ({ body }) => {
      const post = Post.safeParse(body).data;
      return post && { post: String(post.id), url: post.link, vendor_state: post.status };
    },
  },
});
