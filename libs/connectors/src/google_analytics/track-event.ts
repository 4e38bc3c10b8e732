import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { clientIdFrom } from '../_analytics/client-id-from.ts';
import { timeOf } from '../_analytics/time-of.ts';
import { trackFields } from '../_analytics/track-input.ts';
import { DATA_MANAGER, ingest, ingestionOf, ingestionResult } from '../_google/data-manager.ts';
import { measurementIdOf } from './measurement-id.ts';
import { propertyId, propertyOf } from './property.ts';

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;
const ONLY_NAMES = 'must be letters, digits and underscores, 40 at most';

/**
 * By the Data Manager, Google's way to record events with OAuth; the Measurement Protocol, which takes
 * a secret of its own, has a connector of its own. Names of its fields for what the protocol calls
 * value, currency and transaction_id:
 * https://developers.google.com/data-manager/api/devguides/events/analytics/measurement-protocol/upgrade/field-mappings
 */
export const trackEvent = action({
  title: 'Record an event',
  description: 'Records what a visitor did.',
  scopes: [DATA_MANAGER],
  input: z.strictObject({
    ...trackFields,
    property_id: propertyId,
    event_name: trackFields.event_name.regex(NAME, ONLY_NAMES).meta({ title: 'Event' }),
    properties: z
      .record(
        z.string().regex(NAME, ONLY_NAMES),
        z.union([z.string().max(500), z.number(), z.boolean()]),
      )
      .refine((values) => Object.keys(values).length <= 25, 'must be 25 at most')
      .optional()
      .meta({ title: 'Properties' }),
  }),
  sample: {
    event_name: 'quote_requested',
    client_id: '1234567890.1234567890',
    properties: { value: 29.98, currency: 'EUR', product: 'Bell' },
  },
  request: (input, context) => {
    const { value, currency, transaction_id, ...others } = input.properties ?? {};
    return ingest({
      destination: {
        operatingAccount: {
          accountType: 'GOOGLE_ANALYTICS_PROPERTY',
          accountId: propertyOf(input.property_id, context.settings),
        },
        productDestinationId: measurementIdOf(context.settings),
      },
      event: {
        eventTimestamp: new Date(timeOf(input, context)).toISOString(),
        eventName: input.event_name,
        clientId: input.client_id ?? clientIdFrom(input.user_id ?? context.messageId ?? 'patchbay'),
        userId: input.user_id,
        conversionValue: value === undefined ? undefined : Number(value),
        currency: currency === undefined ? undefined : String(currency),
        transactionId: transaction_id === undefined ? undefined : String(transaction_id),
        additionalEventParameters: Object.entries(others).map(([name, each]) => ({
          parameterName: name,
          value: String(each),
        })),
      },
    });
  },
  result: { schema: ingestionResult, read: ingestionOf },
});
