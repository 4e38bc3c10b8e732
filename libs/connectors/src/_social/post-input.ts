import { z } from 'zod';

const address = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(2000);

/** What every social network is handed, whatever it calls it; a connector adds what it has besides. */
export const postFields = {
  text: z.string().trim().min(1).max(5000).meta({ title: 'Text' }),
  link: address.optional().meta({ title: 'Link' }),
  image_url: address
    .optional()
    .meta({ title: 'Address of an image', description: 'The network fetches it from there.' }),
} as const;

/** For networks that have no place for links but the text. */
export const withLink = ({ text, link }: { text: string; link?: string | undefined }): string =>
  link === undefined ? text : `${text}\n\n${link}`;

/** What the caller gets to know: by this name the network will speak of the post. */
export const postResult = z.object({
  post: z.string().min(1).max(300),
  url: z.url().optional(),
});
