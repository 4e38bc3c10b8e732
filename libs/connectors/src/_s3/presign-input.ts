import { z } from 'zod';
import { uploadFields } from '../_files/upload-input.ts';
import { folder } from './object-key.ts';

const HOUR_S = 3600;
/**
 * Seven days, at Amazon (sigv4-query-string-auth.html) as at Google (docs/access-control/signed-urls).
 */
const LONGEST_S = 604_800;

/** What every object storage understands of a link to a file. */
export const presignInput = z.strictObject({
  name: uploadFields.name,
  folder,
  method: z.enum(['GET', 'PUT']).optional().meta({ title: 'To fetch (GET) or to put (PUT)' }),
  expires_in: z
    .int()
    .min(1)
    .max(LONGEST_S)
    .optional()
    .meta({ title: 'Valid for', description: 'In seconds; an hour unless stated.' }),
});

export const presignSample = {
  name: 'invoice-A-1042.pdf',
  folder: 'invoices/2026',
  expires_in: 600,
};

/** Seconds. */
export function validFor({ expires_in: seconds }: { expires_in?: number | undefined }): number {
  return seconds ?? HOUR_S;
}
