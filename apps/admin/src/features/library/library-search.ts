import { CONNECTOR_STATUSES } from '@patchbay/contracts/connector';
import { z } from 'zod';
import { listParam } from '../../lib/list-param.ts';

/** The library's filters as they stand in the address. */
export const LibrarySearch = z.object({
  q: z.string().optional().catch(undefined),
  family: z.string().optional().catch(undefined),
  /** Statuses with commas between. */
  status: z.string().optional().catch(undefined),
});
export type LibrarySearch = z.infer<typeof LibrarySearch>;

export function statusesOf(search: LibrarySearch) {
  return listParam(search.status, CONNECTOR_STATUSES);
}
