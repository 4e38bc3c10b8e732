import type { ChoicePanel, PanelFact } from '@patchbay/connector-sdk/panel';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { ORGANIZATIONS } from './scopes.ts';
import { inVersion } from './versions.ts';

const URN = /^urn:li:organization:([0-9]{1,20})$/;

const Acls = z.object({
  elements: z.array(z.object({ organization: z.string(), role: z.string() })),
});

const Organization = z.object({
  id: z.int().positive(),
  localizedName: z.string().min(1).max(500),
});

/**
 * GET /rest/organizationAcls, then GET /rest/organizations/{id}. The list has numbers only: the name
 * comes with the choice.
 */
export const organizationPanel: ChoicePanel = {
  kind: 'choice',
  title: 'Organization',
  description: 'The page that posts appear on when an organization posts.',
  scopes: [ORGANIZATIONS],
  steps: [
    {
      name: 'organization',
      title: 'Organization',
      list: {
        request: ({ limit, page }, context) => ({
          method: 'GET',
          path: '/rest/organizationAcls',
          query: { q: 'roleAssignee', state: 'APPROVED', count: Math.min(limit, 100), start: page },
          headers: inVersion(context),
        }),
        read: ({ body }, { limit, page }) => {
          const elements = Acls.safeParse(body).data?.elements;
          if (!elements) return undefined;
          const ids = new Set(
            elements.flatMap(({ organization }) => URN.exec(organization)?.[1] ?? []),
          );
          const full = elements.length >= Math.min(limit, 100);
          return {
            options: [...ids].map((id) => ({ value: id, label: `Organization ${id}` })),
            ...(full && { next: String(Number(page ?? 0) + elements.length) }),
          };
        },
      },
    },
  ],
  settle: [
    {
      request: (organization, context) => {
        if (!/^[0-9]{1,20}$/.test(organization)) {
          throw new RequestBuildError('value', 'must be the number of an organization');
        }
        return {
          method: 'GET',
          path: '/rest/organizations/{organization}',
          params: { organization },
          headers: inVersion(context),
        };
      },
      read: ({ body }) => {
        const organization = Organization.safeParse(body).data;
        return (
          organization && {
            organization_id: String(organization.id),
            organization_name: organization.localizedName,
            author: 'organization',
          }
        );
      },
    },
  ],
  writes: ['organization_id', 'organization_name', 'author'],
  current: ({ organization_id: id, organization_name: name }) => {
    if (!id) return [];
    const facts: PanelFact[] = [{ label: 'Number', value: String(id) }];
    return name ? [{ label: 'Organization', value: String(name) }, ...facts] : facts;
  },
};
