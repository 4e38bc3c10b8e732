import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';

export const failure = (status: number, code: string, message = 'Sample.'): SampleAnswer => ({
  status,
  json: {
    error: {
      ...{ code, message },
      innerError: {
        date: '2026-01-02T03:04:05',
        'request-id': '4f5d0c2a-4c3a-4a3f-a5a9-3a0b4a7a9b11',
        'client-request-id': '4f5d0c2a-4c3a-4a3f-a5a9-3a0b4a7a9b11',
      },
    },
  },
});

/** Answers of `GET /me`, which every connector asks. */
export const answers: Samples['answers'] = {
  connected: [
    {
      status: 200,
      json: {
        '@odata.context':
          'https://graph.microsoft.com/v1.0/$metadata#users(id,displayName,mail,userPrincipalName)/$entity',
        id: '87d349ed-44d7-43e1-9a83-5f2406dee5bd',
        displayName: 'Adele Vance',
        mail: 'adele@contoso.example',
        userPrincipalName: 'adele@contoso.example',
      },
    },
    {
      status: 200,
      json: {
        id: '48d31887-5fad-4d73-a9f5-3c356e68a038',
        userPrincipalName: 'ada@outlook.example',
      },
    },
  ],
  credential_expired: failure(
    401,
    'InvalidAuthenticationToken',
    'Lifetime validation failed, the token is expired.',
  ),
  scope_insufficient: failure(
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
  ),
  vendor_error: [
    failure(429, 'TooManyRequests'),
    failure(503, 'serviceNotAvailable'),
    { status: 200, json: {} },
  ],
};

export const tokenErrors: NonNullable<Samples['tokenErrors']> = {
  expired: {
    status: 400,
    error: 'invalid_grant',
    description: 'AADSTS700082: The refresh token has expired due to inactivity.',
  },
  revoked: {
    status: 400,
    error: 'invalid_grant',
    description: 'AADSTS50173: The provided grant has expired due to it being revoked.',
  },
  client_refused: {
    status: 401,
    error: 'invalid_client',
    description: 'AADSTS7000222: The provided client secret keys for app are expired.',
  },
};

/** Of the flow without a person. */
export const appSamples = {
  credentials: {
    api_key: {
      client_id: '00001111-aaaa-2222-bbbb-3333cccc4444',
      client_secret: 'Abc8Q~SampleSampleSampleSampleSample0123',
    },
  },
  grants: {
    api_key: {
      granted: {
        status: 200,
        json: {
          token_type: 'Bearer',
          expires_in: 3599,
          ext_expires_in: 3599,
          access_token: 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.sample.sample',
        },
      },
      refused: {
        expired: refusedToken(
          401,
          'invalid_client',
          'AADSTS7000222: The provided client secret keys for app are expired.',
        ),
        client_refused: refusedToken(
          401,
          'invalid_client',
          'AADSTS7000215: Invalid client secret provided.',
        ),
        vendor_error: { status: 503, text: '<html>Service Unavailable</html>' },
      },
    },
  },
} satisfies Partial<Samples>;

function refusedToken(status: number, error: string, description: string): SampleAnswer {
  const trace_id = '0000aaaa-11bb-cccc-dd22-eeeeee333333';
  return {
    status,
    json: { error, error_description: description, error_codes: [7000215], trace_id },
  };
}
