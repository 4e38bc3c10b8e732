import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { fileResult, uploadFields } from '../_files/upload-input.ts';
import { folderInput, folderOf } from './folder.ts';
import { OWN_FILES } from './scopes.ts';

const Reserved = z.object({ ids: z.array(z.string().min(1)).min(1) });

const File = z.object({
  id: z.string().min(1),
  webViewLink: z.url().optional().catch(undefined),
  // A 64-bit integer travels as text in Google's JSON.
  size: z.coerce.number().int().nonnegative().optional().catch(undefined),
});

/**
 * The file's identifier is reserved first, which Google takes once: a repeated upload is refused as
 * a conflict and the file is there. Reading it back tells both alike.
 * https://developers.google.com/workspace/drive/api/guides/create-file#pre-generated-ids
 */
export const uploadFile = action({
  title: 'Save a file',
  description: 'Adds a file to Google Drive.',
  scopes: [OWN_FILES],
  input: z.strictObject({ ...uploadFields, folder: folderInput }),
  sample: {
    name: 'invoice-1042.pdf',
    content_type: 'application/pdf',
    content_base64: 'JVBERi0xLjcK',
    folder: '1dyUEebJaFnWa3Z4n0BFMVAXQ7mfUH11g',
  },
  before: [
    {
      name: 'reserve',
      request: () => ({
        method: 'GET',
        path: '/drive/v3/files/generateIds',
        query: { count: 1, space: 'drive', type: 'files' },
      }),
      read: ({ body }) => {
        const id = Reserved.safeParse(body).data?.ids[0];
        return id === undefined ? undefined : { file: id };
      },
    },
    {
      name: 'upload',
      accepts: [409],
      request: (input, { settings }, { file }) => {
        const folder = folderOf(input.folder, settings);
        return {
          method: 'POST',
          path: '/upload/drive/v3/files',
          query: { uploadType: 'multipart', supportsAllDrives: true, fields: 'id' },
          multipart: {
            subtype: 'related',
            parts: [
              {
                contentType: 'application/json; charset=UTF-8',
                json: {
                  id: file,
                  name: input.name,
                  mimeType: input.content_type.split(';')[0],
                  ...(folder && { parents: [folder] }),
                },
              },
              { contentType: input.content_type, bytes: input.content_base64 },
            ],
          },
        };
      },
      read: ({ status, body }) => {
        // Uploaded by an attempt whose answer was lost.
        if (status === 409) return {};
        return File.safeParse(body).success ? {} : undefined;
      },
    },
  ],
  request: (_, __, { file }) => ({
    method: 'GET',
    path: '/drive/v3/files/{fileId}',
    params: { fileId: String(file ?? '') },
    query: { supportsAllDrives: true, fields: 'id,webViewLink,size' },
  }),
  result: {
    schema: fileResult,
    read: ({ body }) => {
      const file = File.safeParse(body).data;
      if (!file) return undefined;
      const { id, webViewLink: url, size } = file;
      return { file: id, ...(url && { url }), ...(size !== undefined && { size }) };
    },
  },
});
