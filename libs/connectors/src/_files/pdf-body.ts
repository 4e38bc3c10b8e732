import { type ResultFile, mediaTypeOf } from '@patchbay/connector-sdk/result-file';

/** An answer that is a PDF as a whole, under this name; an answer of any other kind is none. */
export function pdfBody(name: string, mostBytes?: number): ResultFile {
  return {
    in: 'body',
    ...(mostBytes !== undefined && { mostBytes }),
    read: ({ headers }) => {
      const mediaType = mediaTypeOf(headers['content-type']);
      return mediaType === 'application/pdf' ? { name, mediaType } : undefined;
    },
  };
}
