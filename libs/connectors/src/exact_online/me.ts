import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const name = z.string().max(500).nullish().catch(undefined);

const Me = z.object({
  UserID: z.guid(),
  CurrentDivision: z.int().positive(),
  DivisionCustomerName: name,
  FullName: name,
});

/** OData 2.0 wraps what it lists; a gateway of Exact's own unwraps it. */
const Answer = z.union([
  z.object({ d: z.object({ results: z.tuple([Me]).rest(z.unknown()) }) }),
  Me,
]);

/** `GET /api/v1/current/Me` */
export function meIn({ status, body }: VendorResponse): z.infer<typeof Me> | undefined {
  const found = status === 200 ? Answer.safeParse(body).data : undefined;
  return found && 'd' in found ? found.d.results[0] : found;
}
