import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Member = z.object({
  sub: z.string().regex(/^[A-Za-z0-9_-]{1,100}$/),
  name: z.string().min(1).max(300).optional().catch(undefined),
});

/** OpenID Connect Core section 5.3; not among the versioned addresses. */
export const readMember = (): VendorRequest => ({ method: 'GET', path: '/v2/userinfo' });

export const memberIn = ({ body }: Pick<VendorResponse, 'body'>) => Member.safeParse(body).data;

export function accountOf(response: VendorResponse): VendorAccount | undefined {
  const member = memberIn(response);
  return member && { id: member.sub, name: member.name ?? member.sub };
}
