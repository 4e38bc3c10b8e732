import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

/** What is told of speech that was made, beside the sound itself (`speech-file.ts`). */
export const speechResult = z.object({
  content_type: z.string(),
  bytes: z.int().nonnegative().optional(),
  request_id: z.string().optional(),
  /** Characters that the vendor counts. */
  characters: z.int().nonnegative().optional(),
});

interface Names {
  requestId: string;
  characters?: string;
}

/** `undefined` for an answer that is no sound. */
export function speechOf(
  { headers }: VendorResponse,
  names: Names,
): z.input<typeof speechResult> | undefined {
  const type = headers['content-type'] ?? '';
  if (!isSound(type)) return undefined;
  const bytes = countIn(headers['content-length']);
  const characters = names.characters && countIn(headers[names.characters]);
  const requestId = headers[names.requestId];
  return {
    content_type: type,
    ...(bytes !== undefined && { bytes }),
    ...(requestId && { request_id: requestId }),
    ...(typeof characters === 'number' && { characters }),
  };
}

/** Raw samples have no type of their own. */
export function isSound(contentType: string): boolean {
  return /^(?:audio\/|application\/octet-stream)/i.test(contentType);
}

function countIn(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,12}$/.test(value) ? Number(value) : undefined;
}
