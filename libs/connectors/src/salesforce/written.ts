import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Written = z.object({
  id: z.string().regex(/^[A-Za-z0-9]{15,18}$/),
  success: z.literal(true),
});

/** The ID of the record that a write made; updates answer 204, without a word. */
export function writtenId({ body }: VendorResponse): string | undefined {
  return Written.safeParse(body).data?.id;
}
