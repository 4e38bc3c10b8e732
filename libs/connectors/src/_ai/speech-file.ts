import { type ResultFile, mediaTypeOf } from '@patchbay/connector-sdk/result-file';
import { isSound } from './speech.ts';

/** The sound that was made: the whole body, named after the format that was asked for. */
export const speechFile: ResultFile<{ format?: string | undefined }> = {
  in: 'body',
  read: (response, _found, { format = 'mp3' }) => {
    const mediaType = mediaTypeOf(response.headers['content-type']);
    if (mediaType === undefined || !isSound(mediaType)) return undefined;
    return { name: `speech.${format}`, mediaType };
  },
};
