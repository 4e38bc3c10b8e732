import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { selectField, textField } from '@patchbay/connector-sdk/fields';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';

/** https://developers.google.com/analytics/devguides/collection/protocol/ga4/reference#endpoint */
const HOSTS = {
  global: 'https://www.google-analytics.com',
  eu: 'https://region1.google-analytics.com',
} as const;

export const settings = z.strictObject({
  measurement_id: textField({
    title: 'Measurement ID',
    placeholder: 'G-XXXXXXXXXX',
    help: [
      'In Google Analytics open Admin › Data collection and modification › Data streams.',
      'Choose the stream of the website.',
      'Copy the Measurement ID at the top right.',
    ],
    maxLength: 20,
    mistakes: [
      {
        looksLike: /^UA-/i,
        message: 'is of Universal Analytics, which ended in 2023; the new ones begin with G-',
      },
      { looksLike: /^GTM-/i, message: 'is a container of Tag Manager; the ID begins with G-' },
    ],
  })
    .regex(/^G-[A-Z0-9]{4,14}$/i, 'must begin with G-')
    .overwrite((id) => id.toUpperCase()),
  region: selectField(['eu', 'global'], {
    title: 'Where events are collected',
    labels: { eu: 'European Union', global: 'Anywhere' },
  }).default('eu'),
});

export function baseUrl({ settings: { region } }: Pick<RequestContext, 'settings'>): string {
  return region === 'global' ? HOSTS.global : HOSTS.eu;
}

export function measurementId(context: Pick<RequestContext, 'settings'>): string {
  const { measurement_id: id } = context.settings;
  if (typeof id === 'string' && id) return id;
  throw new RequestBuildError('measurement_id', 'is needed in the connection’s settings');
}
