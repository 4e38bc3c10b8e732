import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import { textField } from '@patchbay/connector-sdk/fields';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';

export const phoneNumberId = textField({
  title: 'Phone number ID',
  description: 'Of the number that messages come from; not the number itself.',
  placeholder: '106540352242922',
  help: [
    'Open developers.facebook.com/apps, choose your app and open WhatsApp › API Setup.',
    'Choose the number under From.',
    'Copy the Phone number ID below it.',
  ],
  helpUrl: 'https://developers.facebook.com/apps',
  maxLength: 30,
  mistakes: [
    {
      looksLike: /^\+/,
      message: 'is a number of a phone; copy the Phone number ID from API Setup',
    },
  ],
}).regex(/^[0-9]{8,25}$/, 'must consist of digits');

export function phoneNumberOf({
  settings: { phone_number_id: id },
}: Pick<RequestContext, 'settings'>): string {
  if (typeof id === 'string' && id) return id;
  throw new RequestBuildError('phone_number_id', 'is needed in the connection’s settings');
}

const PhoneNumber = z.object({
  id: z.string().min(1),
  display_phone_number: z.string().min(1),
  verified_name: z.string().optional().catch(undefined),
  account_mode: z.string().optional().catch(undefined),
});

export const FIELDS = 'id,display_phone_number,verified_name,account_mode';

/** https://developers.facebook.com/docs/whatsapp/business-management-api/manage-phone-numbers */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const number = PhoneNumber.safeParse(body).data;
  if (!number) return undefined;
  const { id, display_phone_number: shown, verified_name: name } = number;
  const suffix = number.account_mode === 'SANDBOX' ? ' (test mode)' : '';
  return { id, name: `${name ? `${name}, ${shown}` : shown}${suffix}` };
}
