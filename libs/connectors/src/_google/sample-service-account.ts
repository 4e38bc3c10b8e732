import type { Samples } from '@patchbay/connector-sdk/samples';

/** Made for these samples and registered nowhere: no Google account knows it. */
const KEY_BYTES = [
  'MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQDTczkTXQbTad0fFhHxDZ24yyG6v4/U3I+d',
  'fQlUQzD9yjNJ38ISnADRR8Ou6nUaz0Bms7ukKhFZwWMtxuXEb+k8errBWm5rF4Du0Mr+wkryZwDoElLKB5D1',
  '0OwnhgvXMPurPCh9X327pux1IQb6WdxNCqtSY7bP6WL18CjZxFW0oTI2xU4hOSXPLKIsOEzaZeciFvVT4RME',
  '7b9TryUEPxkwYlFQ3pBM5eLap1tmC5C6iHFJNl0IVg7HraiBiSQM0qnj3YN5ThY50K0upbj+iHEF5Z7i+xw8',
  'dr/Ucm2AoPX6Ykhe+m7RjMYdmr7/NLeungGH8q8IMhwnp853Mh79PQllAgMBAAECggEAY0YYiOfHGaD9SOgC',
  'umrLHwR3rIbdj3GSF72pkJ8PNEgndkqQgk4t8BPCYq//FPwy30UJFtUNWld6KfbUzzo/hb6VScwcRTk+tmDe',
  'vWcY6t/DRDG+Hs4Yl+Bjz1aW3oxHzCgtVldr35tKLt+3t/hSfvVAZCkenlSTuqXrd/o+xtOBCjxJqMHobBhY',
  'pzDLUFZCLAOukLBlCuGnoqMR6aOZqpYe2jiePN8qRP/xPgRpCo5uOdZAGEOdoO0Z+x3pFf1CByP79Qi0hPwa',
  'uVXTyUuYoPa88zlwkIo0NugBQObv69Yo6mOutXVOcUqwywmut9UkYhS2EMfLGvwiafP62p6C7QKBgQDuEzxv',
  '64lBgGrykNoSIOIDQtqnU8xj8ocqgp6cp9iebxijEVPhwRCx/BJ9IFHcuIWF3SKvhWxR5dQXXSykDFfo/5Cv',
  'KlHM7AT0myaajR7B4GMCf4KnF0SSo3kPR/AjC8Q/n7UO+aQ60qa5yMqyGv0QVCjaxjAjDTcWlqEVxC3u5wKB',
  'gQDjXs3VeSh29QBt/YymsWo+U1F7lTW94Rk5s4OguXj7FQXPbP+mVqwr+/U4i53nxGn/qaQwg8n/Z6nm78vL',
  'uT2CZYCUTVlof5YPHAYxsdLVcGmkolEp6Dp/pojlaBapuYa9dE+B5W/JnQeOHxbMWNT7fgtOisJvBn7AOtYA',
  'rFa30wKBgGi3OUwZE6Ql8eSDZge3QvIgQ8B5kVsc3+sIzO8mvJbjUrjW9EhF/SvsLc2vm5Iz7zb0Dz+Ytg5H',
  'wsQMDYiSjVBEqMUDHju+TGeynoY4MCEiqyn8H+GS0GyXTrYz9CHWGRnLC35su5nL8d2hvdYdHNZDzjx8E8w3',
  'EdXzpyLFyVZdAoGBAOMjTEEb3h6oNpuqlZ3Y0qgcl+P7dUqQ2qBYAwDHCGLb54gF/YZwQ2NVOu4YG9Dy2Gl9',
  'UPbeUScCqip4F4EXNqlTORXuB4lrG79QYae3W0W6HO9I8AgLZJUtCskSKMG5Ay+0R9EeIYSpiGikCiRuAaaT',
  'jjwSRpafSHRE0pCtmZvdAoGBAKba9/K9lk6YdYxu0PyyLikS1QM6HWRg7ZC/b0H46uLiS6+zocs7PP10F7k0',
  'KKeVjtFomMldMXCSOd103bjfqViZXwSohB1lYUL17SZYt8izxToTkYrnWgKDgeZLHsD+TK8ENysdgCHtKQ/E',
  'f6PSmUj6i0Cl8e68JTJvfURSuy1i',
].join('');

const label = 'PRIVATE KEY';
const privateKey = `-----BEGIN ${label}-----\n${KEY_BYTES}\n-----END ${label}-----\n`;

const file = {
  type: 'service_account',
  project_id: 'sample-project',
  private_key_id: '0123456789abcdef0123456789abcdef01234567',
  private_key: privateKey,
  client_email: 'patchbay@sample-project.iam.gserviceaccount.com',
  client_id: '100000000000000000001',
  token_uri: 'https://oauth2.googleapis.com/token',
};

/** Of every connector that a service account can serve. */
export const serviceAccountSamples: Pick<Samples, 'credentials' | 'grants'> = {
  credentials: { api_key: { service_account: JSON.stringify(file, undefined, 2) } },
  grants: {
    api_key: {
      granted: {
        status: 200,
        json: { access_token: 'ya29.c.Sample', expires_in: 3599, token_type: 'Bearer' },
      },
      refused: {
        // The key was deleted, or never belonged to this account.
        revoked: {
          status: 400,
          json: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' },
        },
        client_refused: {
          status: 401,
          json: {
            error: 'unauthorized_client',
            error_description:
              'Client is unauthorized to retrieve access tokens using this method.',
          },
        },
        vendor_error: {
          status: 503,
          json: { error: 'internal_failure', error_description: 'Backend Error' },
        },
      },
    },
  },
};

/** Where the account may act for a person. */
export const delegatingSamples: typeof serviceAccountSamples = {
  ...serviceAccountSamples,
  credentials: {
    api_key: { ...serviceAccountSamples.credentials!.api_key, subject: 'shop@example.com' },
  },
};
