import { Alert } from '@patchbay/contracts/alert';
import { z } from 'zod';

export const KINDS = Alert.shape.kind.options;

/** The alerts' part of the address. What cannot be read is dropped: an old link still shows a list. */
export const AlertSearch = z.object({
  state: z.enum(['open', 'resolved']).optional().catch(undefined),
  kind: Alert.shape.kind.optional().catch(undefined),
  /** Id of the connection. */
  connection: z
    .string()
    .regex(/^[1-9]\d{0,15}$/)
    .optional()
    .catch(undefined),
  unread: z.literal('1').optional().catch(undefined),
});
export type AlertSearch = z.infer<typeof AlertSearch>;

/** What the address asks the API for, of those that are open or of those that are not. */
export function alertFilter(search: AlertSearch, state: 'open' | 'resolved') {
  return {
    state,
    kind: search.kind,
    connection_id: search.connection,
    unread: search.unread && ('true' as const),
  };
}
export type AlertFilter = ReturnType<typeof alertFilter>;

/** Whether anything but the state narrows the list. */
export function isNarrowed({ kind, connection, unread }: AlertSearch): boolean {
  return Boolean(kind ?? connection ?? unread);
}
