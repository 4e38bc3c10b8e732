import type { Capability } from '@patchbay/contracts/capability';

/** The pages of the settings, in their order, and what each asks for. */
export const SETTINGS_SECTIONS = [
  { to: '/sites/$site/settings/general', name: 'general', capability: 'settings.manage' },
  { to: '/sites/$site/settings/alerts', name: 'alerts', capability: 'settings.manage' },
  { to: '/sites/$site/settings/delivery-rules', name: 'rules', capability: 'settings.manage' },
  { to: '/sites/$site/settings/keys', name: 'keys', capability: 'settings.manage' },
  { to: '/sites/$site/settings/oauth-apps', name: 'oauth', capability: 'settings.manage' },
  { to: '/sites/$site/settings/members', name: 'members', capability: 'members.manage' },
  { to: '/sites/$site/settings/roles', name: 'roles', capability: 'members.manage' },
  { to: '/sites/$site/settings/tokens', name: 'tokens', capability: 'tokens.manage' },
  { to: '/sites/$site/settings/single-sign-on', name: 'sso', capability: 'settings.manage' },
] as const satisfies readonly { to: string; name: string; capability: Capability }[];
