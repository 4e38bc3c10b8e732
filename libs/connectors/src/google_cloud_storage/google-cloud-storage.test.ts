import { createHash, createPublicKey, createVerify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readTest } from '@patchbay/connector-sdk/read-test';
import { serviceAccountSamples } from '../_google/sample-service-account.ts';
import { answer, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';
import { signUrl } from './sign-url.ts';

const settings = { bucket: 'acme-files' };
const credentials = serviceAccountSamples.credentials!.api_key!;
const now = Date.UTC(2026, 1, 1, 9);

function signed(method: string, path: string, expiresInS = 600): URL {
  const url = new URL(`https://storage.googleapis.com${path}`);
  signUrl(
    { method, url, headers: {}, body: '' },
    { credentials, settings, now, messageId: 'msg_1' },
    expiresInS,
  );
  return url;
}

/** Written out as Google's page on signing by hand has it, independently of the code. */
function isGenuine(url: URL, method: string): boolean {
  const [query = '', signature = ''] = url.search.slice(1).split('&X-Goog-Signature=');
  const canonical = `${method}\n${url.pathname}\n${query}\nhost:storage.googleapis.com\n\nhost\nUNSIGNED-PAYLOAD`;
  const digest = createHash('sha256').update(canonical).digest('hex');
  const { private_key } = JSON.parse(credentials['service_account']!) as { private_key: string };
  return createVerify('RSA-SHA256')
    .update(`GOOG4-RSA-SHA256\n20260201T090000Z\n20260201/auto/storage/goog4_request\n${digest}`)
    .verify(createPublicKey(private_key), signature, 'hex');
}

describe('a link to a file in Google Cloud Storage', () => {
  it('is signed for one method, one file and so many seconds', () => {
    const url = signed('GET', '/acme-files/invoices/a%26b.pdf');
    expect(isGenuine(url, 'GET')).toBe(true);
    expect(isGenuine(url, 'PUT')).toBe(false);
    const other = new URL(url);
    other.pathname = '/acme-files/invoices/other.pdf';
    expect(isGenuine(other, 'GET')).toBe(false);
    expect(isGenuine(new URL(url.href.replace('Expires=600', 'Expires=601')), 'GET')).toBe(false);
  });

  it('names the service account and not its key', () => {
    const { searchParams } = signed('PUT', '/acme-files/a.pdf');
    expect([...searchParams.keys()]).toEqual([
      'X-Goog-Algorithm',
      'X-Goog-Credential',
      'X-Goog-Date',
      'X-Goog-Expires',
      'X-Goog-SignedHeaders',
      'X-Goog-Signature',
    ]);
    expect(searchParams.get('X-Goog-Credential')).toBe(
      'patchbay@sample-project.iam.gserviceaccount.com/20260201/auto/storage/goog4_request',
    );
  });

  it('leads to the file in its folder, each part encoded', () => {
    const input = { name: 'ü (1).pdf', folder: '/a b/' };
    expect(built(connector, 'presign_url', input, { settings }).url).toBe(
      'https://storage.googleapis.com/acme-files/a%20b/%C3%BC%20%281%29.pdf',
    );
    expect(() =>
      built(connector, 'presign_url', { name: 'a', folder: '..' }, { settings }),
    ).toThrow(/must not contain/);
  });
});

describe('a bucket of Google Cloud Storage', () => {
  const context = contextOf({ settings });
  const outcome = (status: number, body: unknown) =>
    readTest(connector, 'api_key', answer(status, body), context);

  it('that may be read but not written to lacks a right, although the answer is a success', () => {
    const kind = 'storage#testIamPermissionsResponse';
    expect(outcome(200, { kind, permissions: ['storage.objects.get'] })).toMatchObject({
      outcome: 'scope_insufficient',
      missingScopes: ['storage.objects.create'],
    });
    expect(outcome(200, { kind, permissions: ['storage.objects.create'] }).account).toEqual({
      id: 'acme-files',
      name: 'acme-files',
    });
  });

  it('names the right that is missing as Google does', () => {
    const message =
      "x does not have storage.buckets.get access. Permission 'storage.buckets.get' …";
    const error = { code: 403, message, errors: [{ reason: 'forbidden' }] };
    expect(outcome(403, { error }).missingScopes).toEqual(['storage.buckets.get']);
  });

  it.each([
    ['gs://acme-files', /gs:\/\/ address/],
    ['https://storage.googleapis.com/acme-files', /web address/],
    ['Acme', /small letters/],
  ])('is told from %s', (bucket, message) => {
    expect(connector.settings!.safeParse({ bucket }).error?.issues[0]?.message).toMatch(message);
  });
});
