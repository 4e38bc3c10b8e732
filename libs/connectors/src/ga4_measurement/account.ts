import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { measurementId } from './settings.ts';

export const Validated = z.object({ validationMessages: z.array(z.unknown()).max(0) });

/** Google takes any event, whatever its secret; a valid one shows that it is Google that answers. */
export function accountOf(
  { body }: VendorResponse,
  context: RequestContext,
): VendorAccount | undefined {
  if (!Validated.safeParse(body).success) return undefined;
  const id = measurementId(context);
  return { id, name: id };
}
