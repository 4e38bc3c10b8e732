import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { REVIEWS_AND_POSTS } from './hosts.ts';
import { chosenLocation } from './resource-names.ts';
import { MANAGE } from './scopes.ts';

const BUTTONS = ['BOOK', 'ORDER', 'SHOP', 'LEARN_MORE', 'SIGN_UP'] as const;
const address = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(2000);

const Post = z.object({
  name: z.string().startsWith('accounts/').max(300),
  searchUrl: z.url().max(2000).optional().catch(undefined),
});

/** POST /v4/accounts/{account}/locations/{location}/localPosts, of topic STANDARD. */
export const postToSocial = action({
  title: 'Post an update',
  description: 'Publishes a post on the chosen location’s profile.',
  scopes: [MANAGE],
  input: z
    .strictObject({
      text: z.string().trim().min(1).max(1500).meta({ title: 'Text' }),
      language: z
        .string()
        .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'must be a language such as en or de-AT')
        .default('en')
        .meta({ title: 'Language' }),
      photo_url: address.optional().meta({ title: 'Address of a photo' }),
      button: z.enum(BUTTONS).optional().meta({ title: 'Button' }),
      link: address.optional().meta({ title: 'Where the button leads' }),
    })
    .refine(({ button, link }) => Boolean(button) === Boolean(link), {
      path: ['link'],
      message: 'is needed with a button, and only then',
    }),
  sample: {
    text: 'New opening hours from Monday.',
    button: 'LEARN_MORE',
    link: 'https://shop.example/hours',
  },
  request: ({ text, language, photo_url, button, link }, { settings }) => ({
    method: 'POST',
    baseUrl: REVIEWS_AND_POSTS,
    path: '/v4/accounts/{account}/locations/{location}/localPosts',
    params: chosenLocation(settings),
    json: {
      languageCode: language,
      summary: text,
      topicType: 'STANDARD',
      ...(photo_url && { media: [{ mediaFormat: 'PHOTO', sourceUrl: photo_url }] }),
      ...(button && { callToAction: { actionType: button, url: link } }),
    },
  }),
  result: {
    schema: z.object({ post: z.string(), url: z.url().optional() }),
    read: ({ body }) => {
      const post = Post.safeParse(body).data;
      return post && { post: post.name, ...(post.searchUrl && { url: post.searchUrl }) };
    },
  },
});
