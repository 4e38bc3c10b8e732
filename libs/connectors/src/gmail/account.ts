import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Person = z.object({ id: z.string().min(1), email: z.email() });

/** `GET /oauth2/v2/userinfo`: a mailbox is known by its address. */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const person = Person.safeParse(body).data;
  return person && { id: person.email, name: person.email };
}
