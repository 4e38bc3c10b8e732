import type { Step } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { authorOf } from './author.ts';
import { inVersion } from './versions.ts';

interface WithImage {
  image_base64?: string | undefined;
}

const UPLOADS = 'https://www.linkedin.com';

const Begun = z.object({
  value: z.object({
    // Goes to LinkedIn's own host and nowhere else, since the access token goes along.
    uploadUrl: z.url({ protocol: /^https$/, hostname: /^www\.linkedin\.com$/ }).max(2000),
    image: z.string().regex(/^urn:li:image:[A-Za-z0-9_-]{1,100}$/),
  }),
});

/** POST /rest/images?action=initializeUpload */
export const beginImage: Step<WithImage> = {
  name: 'begin_image',
  request: ({ image_base64: image }, context) =>
    image === undefined
      ? undefined
      : {
          method: 'POST',
          path: '/rest/images',
          query: { action: 'initializeUpload' },
          headers: inVersion(context),
          json: { initializeUploadRequest: { owner: authorOf(context.settings) } },
        },
  read: ({ body }) => {
    const begun = Begun.safeParse(body).data?.value;
    if (!begun) return undefined;
    const { pathname, search } = new URL(begun.uploadUrl);
    return { image: begun.image, upload_path: pathname + search };
  },
};

/** PUT of the bytes; the same again into the same place makes no second image. */
export const sendImage: Step<WithImage> = {
  name: 'send_image',
  request: ({ image_base64: bytes }, _context, { upload_path: path }) =>
    bytes === undefined
      ? undefined
      : {
          method: 'PUT',
          baseUrl: UPLOADS,
          path: '/dms-uploads/{upload}',
          params: { upload: 'image' },
          rawPath: String(path),
          headers: { 'content-type': 'application/octet-stream' },
          bytes,
        },
  read: ({ status }) => (status === 200 || status === 201 ? { image_sent: true } : undefined),
};
