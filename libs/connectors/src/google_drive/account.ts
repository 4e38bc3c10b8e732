import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const line = z.string().min(1).optional().catch(undefined);

const About = z.object({
  user: z.object({ permissionId: z.string().min(1), displayName: line, emailAddress: line }),
});

/** `GET /about`: an organization may hide the address. */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const user = About.safeParse(body).data?.user;
  if (!user) return undefined;
  const id = user.emailAddress ?? user.permissionId;
  return { id, name: user.displayName ?? id };
}
