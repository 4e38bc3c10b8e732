import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Written = z.object({
  data: z
    .array(
      z.object({
        status: z.literal('success'),
        details: z.object({ id: z.string().regex(/^[0-9]{5,25}$/) }),
      }),
    )
    .min(1),
});

/** The number of the one record that was written. */
export function writtenId({ body }: VendorResponse): string | undefined {
  return Written.safeParse(body).data?.data[0]?.details.id;
}
