import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Written = z.object({ success: z.literal(true), data: z.object({ id: z.int().positive() }) });

/** The number of the record that a write answers with. */
export function writtenId({ body }: VendorResponse): string | undefined {
  const id = Written.safeParse(body).data?.data.id;
  return id === undefined ? undefined : String(id);
}
