import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { selectField, textField, urlField } from '@patchbay/connector-sdk/fields';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';

/** https://posthog.com/docs/api: events go to one host, everything else to another. */
const HOSTS = {
  us: { events: 'https://us.i.posthog.com', app: 'https://us.posthog.com' },
  eu: { events: 'https://eu.i.posthog.com', app: 'https://eu.posthog.com' },
} as const;

export const settings = z.strictObject({
  region: selectField(['us', 'eu', 'self_hosted'], {
    title: 'Where PostHog runs',
    labels: { us: 'US Cloud', eu: 'EU Cloud', self_hosted: 'On a server of your own' },
  }).default('us'),
  base_url: urlField({
    title: 'Address of PostHog',
    placeholder: 'https://posthog.example.com',
    showWhen: { field: 'region', equals: 'self_hosted' },
  }).optional(),
  project_id: textField({
    title: 'Project ID',
    placeholder: '12345',
    help: ['In PostHog open Settings › Project › General.', 'Copy the Project ID.'],
    maxLength: 100,
    mistakes: [
      {
        looksLike: /^ph[cx]_/,
        message: 'is a key; the ID is the number in the address of the project',
      },
    ],
  }).regex(/^[1-9][0-9]*$/, 'must be a number'),
  organization_id: textField({
    title: 'Organization ID',
    description: 'Only where you belong to several: the one that the project is in.',
    help: ['In PostHog open Settings › Organization › General.', 'Copy the Organization ID.'],
    maxLength: 50,
  })
    .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a UUID')
    .optional(),
});

type Context = Pick<RequestContext, 'settings'>;

function hostsOf({ settings: { region, base_url: own } }: Context) {
  if (region === 'eu') return HOSTS.eu;
  if (region !== 'self_hosted') return HOSTS.us;
  if (typeof own === 'string' && own) return { events: own, app: own };
  throw new RequestBuildError('base_url', 'is needed for a PostHog of your own');
}

export const eventsUrl = (context: Context): string => hostsOf(context).events;
export const appUrl = (context: Context): string => hostsOf(context).app;
export const APP_HOSTS = Object.values(HOSTS).map(({ app }) => new URL(app).host);

export function projectId({ settings: { project_id: id } }: Context): string {
  if (typeof id === 'string' && id) return id;
  throw new RequestBuildError('project_id', 'is needed in the connection’s settings');
}

/** PostHog's own word for the organization that the key's owner looked at last. */
export function organizationOf({ settings: { organization_id: id } }: Context): string {
  return typeof id === 'string' && id ? id : '@current';
}
