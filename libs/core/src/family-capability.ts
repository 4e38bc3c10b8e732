import type { Capability } from './capabilities.ts';

/** Capabilities that decide over a credential; a family may ask for more on top of these. */
export const CREDENTIAL_CAPABILITIES: ReadonlySet<Capability> = new Set<Capability>([
  'connections.create',
  'connections.edit',
  'connections.edit_scopes',
  'connections.refresh',
  'connections.disconnect',
]);

/** Extra capability a family asks for, before any override of the site. */
export const FAMILY_CAPABILITIES: Readonly<Record<string, Capability>> = {
  payment: 'manage_payment_credentials',
};
