import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default {
  openapi: ['dropbox-sign/openapi.yaml'],
  exceptions: [
    {
      about:
        'token (oauth): POST https://app.hellosign.com/oauth/token: body: must NOT have additional properties {"additionalProperty":"redirect_uri"}',
      reason: 'demanded by the standard wherever the authorization request had one',
      source: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3',
    },
    {
      about: 'refresh (oauth): POST https://app.hellosign.com/oauth/token: body',
      reason: 'described under /oauth/token?refresh, which the check cannot tell from the exchange',
      source: 'https://developers.hellosign.com/docs/guides/o-auth/token-refresh.md',
    },
  ],
} satisfies VendorContract;
