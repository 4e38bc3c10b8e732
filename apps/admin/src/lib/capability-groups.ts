import type { Capability } from '@patchbay/contracts/capability';

/** Every capability, in the groups and the order in which people read them. */
export const CAPABILITY_GROUPS = {
  connections: [
    'library.browse', 'connections.list', 'connections.test', 'connections.pause',
  ],
  credentials: [
    'connections.create', 'connections.edit', 'connections.edit_scopes', 'connections.refresh',
    'connections.disconnect', 'manage_payment_credentials',
  ],
  deliveries: ['deliveries.browse', 'deliveries.retry', 'deliveries.create', 'connections.call'],
  administration: ['activity.browse', 'settings.manage', 'members.manage', 'tokens.manage'],
} as const satisfies Record<string, readonly Capability[]>; // prettier-ignore

export type CapabilityGroup = keyof typeof CAPABILITY_GROUPS;
export const GROUP_NAMES = Object.keys(CAPABILITY_GROUPS) as CapabilityGroup[];
