import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { selectField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';

/** https://segment.com/docs/guides/regional-segment/#server-side-and-project-sources */
const ENDPOINTS = {
  us: 'https://api.segment.io/v1',
  eu: 'https://events.eu1.segmentapis.com/v1',
} as const;

export const settings = z.strictObject({
  region: selectField(['us', 'eu'], {
    title: 'Region',
    description: 'Of the workspace. Events sent to the wrong one vanish without an error.',
    labels: { us: 'US West (Oregon)', eu: 'EU West (Dublin)' },
  }).default('us'),
  source_name: textField({
    title: 'Name of the source',
    description: 'Segment does not tell it; shown as the account.',
    maxLength: 100,
  }).optional(),
});

export function baseUrl({ settings: { region } }: Pick<RequestContext, 'settings'>): string {
  return region === 'eu' ? ENDPOINTS.eu : ENDPOINTS.us;
}
