import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Calendar = z.object({
  kind: z.literal('calendar#calendar'),
  id: z.string().min(1),
  summary: z.string().optional().catch(undefined),
});

/** `GET /calendars/primary`: the identifier of an account's own calendar is its address. */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const calendar = Calendar.safeParse(body).data;
  return calendar && { id: calendar.id, name: calendar.summary || calendar.id };
}
