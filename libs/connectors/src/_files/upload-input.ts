import { z } from 'zod';

/** What every storage is handed, whatever the vendor calls it. */
export const uploadFields = {
  name: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .regex(/^[^\p{Cc}\p{Surrogate}/\\]+$/u, 'must be a file’s name, without a path')
    .meta({ title: 'File name' }),
  content_type: z
    .string()
    .max(200)
    .regex(/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:; ?[\w!#$&^.+-]+=[\w!#$&^.+-]+)*$/, {
      error: 'must be a media type such as application/pdf',
    })
    .meta({ title: 'Media type' }),
  content_base64: z
    .base64('must be Base64 with padding')
    .min(1)
    .meta({ title: 'Content', description: 'As Base64.' }),
} as const;

/** What the caller gets to know: by this name the vendor will speak of the file. */
export const fileResult = z.object({
  file: z.string().min(1).max(1100),
  /** Where a person opens it; who may is up to the vendor. */
  url: z.url().optional(),
  /** In bytes. */
  size: z.int().nonnegative().optional(),
});
