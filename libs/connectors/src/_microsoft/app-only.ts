import { apiKey, type ApiKeyMethod } from '@patchbay/connector-sdk/auth/api-key';
import { clientCredentials } from '@patchbay/connector-sdk/auth/client-credentials';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { keyField, textField } from '@patchbay/connector-sdk/fields';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { ownDirectory } from './tenant.ts';

const SIGN_IN = 'https://login.microsoftonline.com';
const helpUrl = 'https://entra.microsoft.com/';

/**
 * An app that acts for itself, without a person who signs in:
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 *
 * @param permissions the application permissions that an administrator must consent to
 */
export function appOnly(permissions: readonly string[]): ApiKeyMethod {
  return apiKey({
    label: 'App without a person',
    fields: z.strictObject({
      client_id: textField({
        title: 'Application (client) ID',
        placeholder: '00001111-aaaa-2222-bbbb-3333cccc4444',
        help: [
          'Open the Microsoft Entra admin center and choose App registrations › New registration.',
          `Under API permissions add the application permissions ${permissions.join(', ')} of Microsoft Graph.`,
          'Choose Grant admin consent, which needs an administrator.',
          'Copy the Application (client) ID from the Overview, and enter the directory’s ID below Settings.',
        ],
        helpUrl,
        maxLength: 50,
      }).regex(
        /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
        'must be an ID such as 00001111-aaaa-2222-bbbb-3333cccc4444',
      ),
      client_secret: keyField({
        title: 'Client secret',
        help: [
          'In the same registration choose Certificates & secrets › New client secret.',
          'Copy the Value, not the Secret ID, and paste it here. It is shown only once.',
        ],
        helpUrl,
        maxLength: 200,
        mistakes: [
          {
            looksLike: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
            message: 'is the Secret ID; copy the Value beside it',
          },
        ],
      }),
    }),
    inject: bearer('access_token'),
    grant: clientCredentials({
      tokenUrl: (settings) => `${SIGN_IN}/${ownDirectory(settings)}/oauth2/v2.0/token`,
      authMethod: 'post',
      scope: 'https://graph.microsoft.com/.default',
      grant: { hosts: [new URL(SIGN_IN).host], readError },
    }),
  });
}

const Refusal = z.object({ error_description: z.string().max(4000) });

/** A secret lives for two years at most; everything else that is refused was typed wrong. */
function readError({ body }: VendorResponse) {
  const words = Refusal.safeParse(body).data?.error_description ?? '';
  return words.startsWith('AADSTS7000222') ? 'expired' : undefined;
}
