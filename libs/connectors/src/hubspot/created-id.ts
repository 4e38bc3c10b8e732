import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Created = z.object({ id: z.string().min(1).max(50) });

/** The identifier of an object that was just created. */
export function createdId({ body }: VendorResponse): string | undefined {
  return Created.safeParse(body).data?.id;
}
