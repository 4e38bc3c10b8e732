import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { postFields, withLink } from '../_social/post-input.ts';
import { awaitContainer, makeContainer, publish, publishedPost } from './publish.ts';
import { BASIC, PUBLISH } from './scopes.ts';

/** Instagram’s limit for a caption. */
const LONGEST = 2200;

const input = z
  .strictObject({
    ...postFields,
    image_url: postFields.image_url.unwrap().meta({
      title: 'Address of an image',
      description: 'A JPEG, which Instagram fetches from there.',
    }),
    alt_text: z.string().min(1).max(1000).optional().meta({ title: 'What the image shows' }),
  })
  .refine((post) => withLink(post).length <= LONGEST, {
    path: ['text'],
    error: `must be no longer than ${LONGEST} signs, the link included`,
  });

/** A photo. There are no posts without one, and no links but in the text. */
export const postToSocial = action({
  title: 'Post a photo',
  description: 'Publishes a photo with a text on the profile.',
  scopes: [BASIC, PUBLISH],
  input,
  sample: { text: 'Our new window.', image_url: 'https://shop.example/window.jpg' },
  before: [
    makeContainer<z.output<typeof input>>(({ text, link, image_url, alt_text }) => ({
      image_url,
      caption: withLink({ text, link }),
      ...(alt_text && { alt_text }),
    })),
    awaitContainer,
  ],
  request: publish,
  result: publishedPost,
});
