import type { DiscoverContext, RequestContext } from '@patchbay/connector-sdk/definition';
import { UnexpectedAnswerError } from '@patchbay/connector-sdk/unexpected-answer-error';
import { TENANT, chosenIn, tenantsIn } from './tenants.ts';

/** A grant may reach several organisations; the one named in the settings, else the latest. */
export async function discover(context: DiscoverContext): Promise<Record<string, string>> {
  if (context.flow !== 'oauth') return {};
  const response = await context.call({ method: 'GET', path: '/Connections' });
  const tenant = chosenIn(tenantsIn(response) ?? [], context.settings);
  if (!tenant) throw new UnexpectedAnswerError(response);
  return { tenant_id: tenant.id, tenant_name: tenant.name };
}

/** Names the organisation a request is for; a custom connection has but one, and names none. */
export function tenantHeader({ settings }: Pick<RequestContext, 'settings'>): {
  headers?: Record<string, string>;
} {
  const id = settings['tenant_id'];
  return typeof id === 'string' && TENANT.test(id) ? { headers: { 'xero-tenant-id': id } } : {};
}
