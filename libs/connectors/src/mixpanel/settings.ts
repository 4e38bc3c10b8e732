import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { selectField, textField } from '@patchbay/connector-sdk/fields';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';

/** https://docs.mixpanel.com/docs/privacy/eu-residency: one host takes events, another tells things. */
const HOSTS = {
  us: { ingestion: 'https://api.mixpanel.com', app: 'https://mixpanel.com' },
  eu: { ingestion: 'https://api-eu.mixpanel.com', app: 'https://eu.mixpanel.com' },
  in: { ingestion: 'https://api-in.mixpanel.com', app: 'https://in.mixpanel.com' },
} as const;

export const settings = z.strictObject({
  project_id: textField({
    title: 'Project ID',
    placeholder: '2195193',
    help: [
      'In Mixpanel open Settings › Project Settings › Overview.',
      'Copy the Project ID below Access Keys.',
    ],
    maxLength: 100,
    mistakes: [
      {
        looksLike: /^[0-9a-f]{32}$/i,
        message: 'is the project’s token; the ID above it is a number',
      },
    ],
  }).regex(/^[1-9][0-9]*$/, 'must be a number'),
  residency: selectField(['us', 'eu', 'in'], {
    title: 'Data residency',
    description: 'Of the project; other regions do not know it.',
    labels: { us: 'United States', eu: 'European Union', in: 'India' },
  }).default('us'),
});

type Context = Pick<RequestContext, 'settings'>;

function hostsOf({ settings: { residency } }: Context) {
  return residency === 'eu' || residency === 'in' ? HOSTS[residency] : HOSTS.us;
}

export const ingestionUrl = (context: Context): string => hostsOf(context).ingestion;
export const appUrl = (context: Context): string => hostsOf(context).app;
export const APP_HOSTS = Object.values(HOSTS).map(({ app }) => new URL(app).host);

export function projectId({ settings: { project_id: id } }: Context): string {
  if (typeof id === 'string' && id) return id;
  throw new RequestBuildError('project_id', 'is needed in the connection’s settings');
}
