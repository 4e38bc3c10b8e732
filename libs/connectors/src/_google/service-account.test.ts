import { describe, expect, it } from 'vitest';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { delegatingSamples } from './sample-service-account.ts';
import { serviceAccount } from './service-account.ts';

const method = serviceAccount({ scopes: ['a', 'b'], access: 'Share it.', delegates: true });
const credentials = delegatingSamples.credentials!.api_key!;
const refusal = (service_account: string) =>
  method.fields.safeParse({ service_account }).error?.issues[0]?.message;

describe('a service account of Google', () => {
  const claims = async (typed: Record<string, string>) => {
    const now = Date.UTC(2026, 10, 22);
    const request = await method.grant!.request({ credentials: typed, settings: {}, now });
    expect(request).toMatchObject({ baseUrl: 'https://oauth2.googleapis.com', path: '/token' });
    const assertion = request.form!['assertion']!;
    expect(decodeProtectedHeader(assertion)).toMatchObject({ alg: 'RS256', typ: 'JWT' });
    return decodeJwt(assertion);
  };

  it('asks for its scopes, and for a person only where one is named', async () => {
    const file = credentials['service_account']!;
    expect(await claims({ service_account: file })).toMatchObject({
      iss: 'patchbay@sample-project.iam.gserviceaccount.com',
      scope: 'a b',
      aud: 'https://oauth2.googleapis.com/token',
    });
    expect(await claims({ service_account: file })).not.toHaveProperty('sub');
    expect(await claims({ ...credentials })).toMatchObject({ sub: 'shop@example.com' });
  });

  it('asks Google, whatever address stands in the file', async () => {
    const file = JSON.parse(credentials['service_account']!) as object;
    const service_account = JSON.stringify({ ...file, token_uri: 'https://evil.example/token' });
    expect(await claims({ service_account })).toHaveProperty(
      'aud',
      'https://oauth2.googleapis.com/token',
    );
  });

  it.each([
    ['AIzaSyA-sample', /is an API key/],
    ['{"web":{"client_id":"x"}}', /is an OAuth client/],
    ['-----BEGIN PRIVATE KEY-----', /only the private key/],
    ['{"type":"authorized_user"}', /no key of a service account/],
    ['{"type":"service_account"}', /whole JSON file/],
    ['{"type":"service_account"', /whole JSON file/],
  ])('is told from %s', (text, message) => {
    expect(refusal(text)).toMatch(message);
  });

  it('is taken with the spaces and line breaks that came along', () => {
    expect(refusal(`\r\n  ${credentials['service_account']}\r\n`)).toBeUndefined();
  });
});
