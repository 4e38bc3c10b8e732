/** What a role or a service token may do. Source: Integrations reference, "Permissions". */
export const CAPABILITIES = [
  'connections.list',
  'library.browse',
  'connections.create',
  'connections.edit',
  'connections.edit_scopes',
  'connections.refresh',
  'connections.test',
  'connections.pause',
  'connections.disconnect',
  'deliveries.browse',
  'deliveries.retry',
  'deliveries.create',
  'connections.call',
  'activity.browse',
  'settings.manage',
  'members.manage',
  'tokens.manage',
  'manage_payment_credentials',
] as const;

export type Capability = (typeof CAPABILITIES)[number];

const VIEWER: readonly Capability[] = ['connections.list', 'library.browse'];
const EDITOR: readonly Capability[] = [...VIEWER, 'deliveries.browse', 'deliveries.retry'];

/** The roles every site starts with. Administrator alone has authority over credentials. */
export const BUILT_IN_ROLES: Readonly<Record<string, readonly Capability[]>> = {
  Administrator: CAPABILITIES,
  Editor: EDITOR,
  Viewer: VIEWER,
};
