import { action } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { DATA_MANAGER, ingest, ingestionOf, ingestionResult } from '../_google/data-manager.ts';
import { comparableEmail, hashed } from './hashed-person.ts';

const click = z.string().regex(/^[\w.-]{1,500}$/, 'must be as it stood in the address');
const consent = z.enum(['granted', 'denied']).optional();

/**
 * By the Data Manager: the Google Ads interface takes conversions from nobody who began after
 * 15 June 2026. The order's number, or else the delivery's, keeps a repeated one from counting twice.
 * https://developers.google.com/data-manager/api/devguides/events/google-ads/offline/send-events
 */
export const uploadConversion = action({
  title: 'Report a conversion',
  description: 'Tells Google Ads that a click led to a sale or an enquiry.',
  scopes: [DATA_MANAGER],
  input: z
    .strictObject({
      conversion_action_id: z
        .string()
        .regex(/^[0-9]{1,20}$/, 'must be a number')
        .optional()
        .meta({ title: 'Conversion action', description: 'Instead of the one in the settings.' }),
      at: z.iso
        .datetime({ offset: true })
        .optional()
        .meta({ title: 'Time', description: 'Now unless stated.' }),
      gclid: click.optional().meta({ title: 'Click (gclid)' }),
      gbraid: click.optional().meta({ title: 'Click in an app (gbraid)' }),
      wbraid: click.optional().meta({ title: 'Click to a website on iOS (wbraid)' }),
      email: z.email().max(320).optional().meta({ title: 'E-mail', description: 'Sent hashed.' }),
      phone: z
        .string()
        .regex(/^\+[1-9][0-9]{6,14}$/, 'must begin with + and the country code')
        .optional()
        .meta({ title: 'Phone', description: 'Sent hashed.' }),
      value: z.number().nonnegative().optional().meta({ title: 'Value' }),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, 'must be three capital letters, such as EUR')
        .optional()
        .meta({ title: 'Currency' }),
      order_id: z.string().min(1).max(64).optional().meta({ title: 'Order number' }),
      source: z
        .enum(['web', 'app', 'in_store', 'phone', 'other'])
        .default('web')
        .meta({ title: 'Where it happened' }),
      ad_user_data: consent.meta({ title: 'Consent to the use for ads' }),
      ad_personalization: consent.meta({ title: 'Consent to personal ads' }),
      test: z
        .boolean()
        .optional()
        .meta({ title: 'Only try', description: 'Google checks it and counts nothing.' }),
    })
    .refine(
      ({ gclid, gbraid, wbraid, email, phone }) => gclid ?? gbraid ?? wbraid ?? email ?? phone,
      {
        path: ['gclid'],
        error: 'or another click, an e-mail address or a phone number is needed',
      },
    )
    .refine(({ value, currency }) => (value === undefined) === (currency === undefined), {
      path: ['currency'],
      error: 'is needed with a value, and only then',
    }),
  sample: {
    gclid: 'Cj0KCQjwsample',
    at: '2026-03-02T09:00:00+01:00',
    value: 149.9,
    currency: 'EUR',
    order_id: 'A-1042',
    ad_user_data: 'granted',
    ad_personalization: 'denied',
  },
  request: (input, { settings, messageId, acceptedAt, now }) => {
    const people = [
      ...(input.email ? [{ emailAddress: hashed(comparableEmail(input.email)) }] : []),
      ...(input.phone ? [{ phoneNumber: hashed(input.phone) }] : []),
    ];
    const { gclid, gbraid, wbraid, ad_user_data, ad_personalization } = input;
    return ingest({
      destination: {
        operatingAccount: adsAccount(settings['customer_id']),
        ...(settings['login_customer_id'] !== undefined && {
          loginAccount: adsAccount(settings['login_customer_id']),
        }),
        productDestinationId: conversionActionOf(input.conversion_action_id, settings),
      },
      event: {
        eventTimestamp: new Date(input.at ?? acceptedAt ?? now).toISOString(),
        transactionId: input.order_id ?? messageId,
        eventSource: input.source.toUpperCase(),
        adIdentifiers: (gclid ?? gbraid ?? wbraid) ? { gclid, gbraid, wbraid } : undefined,
        userData: people.length > 0 ? { userIdentifiers: people } : undefined,
        conversionValue: input.value,
        currency: input.currency,
        consent:
          (ad_user_data ?? ad_personalization)
            ? {
                adUserData: consentWord(ad_user_data),
                adPersonalization: consentWord(ad_personalization),
              }
            : undefined,
      },
      ...(people.length > 0 && { encoding: 'HEX' as const }),
      ...(input.test && { validateOnly: true }),
    });
  },
  result: { schema: ingestionResult, read: ingestionOf },
});

const adsAccount = (id: unknown) =>
  ({ accountType: 'GOOGLE_ADS', accountId: String(id ?? '') }) as const;

const consentWord = (given: 'granted' | 'denied' | undefined) =>
  given && `CONSENT_${given.toUpperCase()}`;

function conversionActionOf(
  given: string | undefined,
  settings: Readonly<Record<string, unknown>>,
): string {
  const id = given ?? settings['conversion_action_id'];
  if (typeof id === 'string' && id) return id;
  throw new RequestBuildError(
    'conversion_action_id',
    'is needed here or in the connection’s settings',
  );
}
