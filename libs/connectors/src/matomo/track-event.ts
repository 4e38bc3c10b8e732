import { action } from '@patchbay/connector-sdk/action';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { timeOf } from '../_analytics/time-of.ts';
import { trackFields, visitorFields } from '../_analytics/track-input.ts';
import { siteId } from './settings.ts';

/**
 * POST /matomo.php, https://developer.matomo.org/api-reference/tracking-api
 *
 * There is no key by which a repeated request is known: it is recorded a second time.
 */
export const trackEvent = action({
  title: 'Record an event',
  description: 'Records what a visitor did.',
  input: z.strictObject({
    ...trackFields,
    category: z.string().trim().min(1).max(200).default('Event').meta({ title: 'Category' }),
    label: z
      .string()
      .min(1)
      .max(500)
      .optional()
      .meta({ title: 'Name', description: 'By default the properties, written out.' }),
    value: z.number().optional().meta({ title: 'Value' }),
    dimensions: z
      .record(
        z.string().regex(/^[1-9][0-9]{0,2}$/, 'must be a dimension’s number'),
        z.string().max(500),
      )
      .optional()
      .meta({ title: 'Custom dimensions', description: 'By their number.' }),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional()
      .meta({ title: 'Page' }),
    ...visitorFields,
  }),
  sample: {
    event_name: 'Quote requested',
    category: 'Sales',
    user_id: 'c-1042',
    client_id: '0123456789abcdef',
    label: 'Bell',
    value: 29.98,
    url: 'https://example.com/contact',
  },
  request: (input, context) => ({
    method: 'POST',
    path: '/matomo.php',
    form: given({
      idsite: siteId(context),
      rec: '1',
      apiv: '1',
      // An event, even where the events' plugin is switched off.
      ca: '1',
      // 204 instead of an image.
      send_image: '0',
      e_c: input.category,
      e_a: input.event_name,
      e_n: input.label ?? writtenOut(input.properties),
      e_v: input.value?.toString(),
      url: input.url,
      uid: input.user_id,
      _id: input.client_id && visitorId(input.client_id),
      cdt: String(Math.floor(timeOf(input, context) / 1000)),
      cip: input.ip,
      ua: input.user_agent,
      ...dimensionsOf(input.dimensions),
    }),
  }),
});

/** Sixteen hexadecimal digits; any other name of a visitor is hashed into such. */
function visitorId(client: string): string {
  if (/^[0-9a-f]{16}$/i.test(client)) return client.toLowerCase();
  return createHash('sha256').update(client).digest('hex').slice(0, 16);
}

/** An event has a name and no properties. */
function writtenOut(properties: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const text = Object.entries(properties ?? {})
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
  return text ? text.slice(0, 500) : undefined;
}

function dimensionsOf(dimensions: Readonly<Record<string, string>> | undefined) {
  return Object.fromEntries(
    Object.entries(dimensions ?? {}).map(([number, value]) => [`dimension${number}`, value]),
  );
}

function given(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
