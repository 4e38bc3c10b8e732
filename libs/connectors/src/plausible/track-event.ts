import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { trackFields, visitorFields } from '../_analytics/track-input.ts';
import { siteOf } from './settings.ts';

/**
 * POST /api/event, https://plausible.io/docs/events-api
 *
 * An event happens when it arrives, and there is no key by which a repeated one is known.
 */
export const trackEvent = action({
  title: 'Record an event',
  description: 'Records a page view or what a visitor did.',
  input: z.strictObject({
    event_name: trackFields.event_name,
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional()
      .meta({ title: 'Page', description: 'By default the first page of the site.' }),
    referrer: z.string().max(2000).optional().meta({ title: 'Referrer' }),
    properties: z
      .record(z.string().min(1).max(300), z.union([z.string().max(2000), z.number(), z.boolean()]))
      .refine((values) => Object.keys(values).length <= 30, 'must be 30 at most')
      .optional()
      .meta({ title: 'Properties' }),
    revenue: z
      .strictObject({ currency: z.string().regex(/^[A-Z]{3}$/), amount: z.number() })
      .optional()
      .meta({ title: 'Revenue' }),
    interactive: z.boolean().optional().meta({ title: 'Counts against the bounce rate' }),
    ...visitorFields,
  }),
  sample: {
    event_name: 'Quote requested',
    url: 'https://example.com/contact',
    properties: { product: 'Bell' },
    ip: '203.0.113.7',
    user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  },
  request: (input, context) => ({
    method: 'POST',
    path: '/api/event',
    headers: {
      // By these two Plausible tells visitors apart; without them all events are one visitor's.
      ...(input.user_agent && { 'user-agent': input.user_agent }),
      ...(input.ip && { 'x-forwarded-for': input.ip }),
    },
    json: {
      domain: siteOf(context),
      name: input.event_name,
      url: input.url ?? `https://${siteOf(context)}/`,
      referrer: input.referrer,
      props: input.properties,
      revenue: input.revenue,
      interactive: input.interactive,
    },
  }),
});
