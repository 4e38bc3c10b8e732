import { textField } from '@patchbay/connector-sdk/fields';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';

export const measurementIdField = textField({
  title: 'Measurement ID',
  description: 'Of the website’s stream; needed to record events.',
  placeholder: 'G-XXXXXXXXXX',
  help: [
    'In Google Analytics open Admin › Data collection and modification › Data streams.',
    'Choose the stream of the website and copy the Measurement ID at the top right.',
    'In the Google Cloud console enable the Data Manager API.',
  ],
  maxLength: 20,
  mistakes: [
    {
      looksLike: /^UA-/i,
      message: 'is of Universal Analytics, which ended in 2023; the new ones begin with G-',
    },
    { looksLike: /^GTM-/i, message: 'is a container of Tag Manager; the ID begins with G-' },
  ],
}).regex(/^G-[A-Z0-9]{4,14}$/, 'must begin with G-');

/** The stream events go into. */
export function measurementIdOf(settings: Readonly<Record<string, unknown>>): string {
  const id = settings['measurement_id'];
  if (typeof id === 'string' && id) return id;
  throw new RequestBuildError('measurement_id', 'is needed in the connection’s settings');
}
