import { z } from 'zod';

/** Recorded speech: an address the vendor can fetch, or the file as text. */
export const audioShape = {
  audio_url: z
    .url({ protocol: /^https$/ })
    .max(2000)
    .optional()
    .meta({ title: 'Address of the recording' }),
  audio_base64: z.base64().min(4).max(35_000_000).optional().meta({ title: 'Recording' }),
  content_type: z
    .string()
    .regex(/^(?:audio|video)\/[a-z0-9.+-]{1,60}$/, 'must be a type such as audio/mpeg')
    .optional()
    .meta({ title: 'Type of the recording', description: 'Such as audio/mpeg.' }),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'must be a language such as en or nl-BE')
    .optional()
    .meta({ title: 'Language', description: 'Found out from the recording unless stated.' }),
};

interface Audio {
  audio_url?: string | undefined;
  audio_base64?: string | undefined;
}

export const hasOneAudio = ({ audio_url: url, audio_base64: bytes }: Audio) =>
  (url === undefined) !== (bytes === undefined);

export const ONE_AUDIO = {
  path: ['audio_url'],
  error: 'or audio_base64 is needed, and not both',
};

export const transcription = z.object({
  text: z.string(),
  /** Present when the text is longer than a result may be. */
  truncated: z.literal(true).optional(),
  language: z.string().optional(),
  /** Of the recording, in seconds. */
  duration_s: z.number().nonnegative().optional(),
  request_id: z.string().optional(),
});

const EXTENSIONS: Readonly<Record<string, string>> = {
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/webm': 'webm',
  'audio/ogg': 'ogg',
  'audio/flac': 'flac',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};

/** Some vendors tell the format of a file by the end of its name. */
export function audioFileName(contentType: string): string {
  return `recording.${EXTENSIONS[contentType] ?? contentType.slice(contentType.indexOf('/') + 1)}`;
}
