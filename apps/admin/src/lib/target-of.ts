import type { AccessTarget } from '@patchbay/contracts/access-ability';
import type { Connection } from '@patchbay/contracts/connection';

/** A connection as what a capability is used on. */
export function targetOf({ id, family }: Pick<Connection, 'id' | 'family'>): AccessTarget {
  return { family, connectionId: id };
}
