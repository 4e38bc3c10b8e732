import { describe, expect, it } from 'vitest';
import type { OutgoingRequest } from '@patchbay/connector-sdk/auth/inject';
import { presignRequest, signRequest } from './sign.ts';

/** The keys, the moment and the signatures of Amazon's own examples. */
const context = {
  credentials: {
    access_key_id: 'AKIAIOSFODNN7EXAMPLE',
    secret_access_key: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  },
  settings: { region: 'us-east-1' },
  now: Date.UTC(2013, 4, 24),
  messageId: 'msg_1',
};

const request = (url: string, over: Partial<OutgoingRequest> = {}): OutgoingRequest => ({
  method: 'GET',
  url: new URL(url),
  headers: {},
  body: '',
  ...over,
});

describe('a request signed in its headers', () => {
  it('has the signature of Amazon’s example of a list', () => {
    const list = request('https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J');
    signRequest(list, context);
    expect(list.headers).toEqual({
      'x-amz-date': '20130524T000000Z',
      'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, ' +
        'SignedHeaders=host;x-amz-content-sha256;x-amz-date, ' +
        'Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    });
  });

  it('is signed with its body, its type and its method', () => {
    const signature = (over: Partial<OutgoingRequest>) => {
      const each = request('https://b.s3.eu-central-1.amazonaws.com/k', over);
      signRequest(each, context);
      return each.headers['authorization'];
    };
    const put = { method: 'PUT', headers: { 'content-type': 'text/plain' }, body: 'a' };
    expect(signature(put)).toContain('SignedHeaders=content-type;host;x-amz-content-sha256');
    const others = [
      { ...put, body: Buffer.from('b') },
      { ...put, headers: { 'content-type': 'text/html' } },
      { ...put, method: 'GET' },
    ];
    for (const other of others) expect(signature(other)).not.toBe(signature(put));
    expect(signature({ ...put, headers: { ...put.headers }, body: Buffer.from('a') })).toBe(
      signature({ ...put, headers: { 'content-type': 'text/plain' } }),
    );
  });

  it('is not signed by headers that may change on the way', () => {
    const one = request('https://b.s3.amazonaws.com/', { headers: { accept: '*/*' } });
    signRequest(one, context);
    expect(one.headers['authorization']).not.toContain('accept');
    expect(one.headers['accept']).toBe('*/*');
  });
});

describe('an address that is signed', () => {
  it('has the signature of Amazon’s example', () => {
    const file = request('https://examplebucket.s3.amazonaws.com/test.txt');
    presignRequest(file, context, 86_400);
    expect(Object.fromEntries(file.url.searchParams)).toEqual({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request',
      'X-Amz-Date': '20130524T000000Z',
      'X-Amz-Expires': '86400',
      'X-Amz-SignedHeaders': 'host',
      'X-Amz-Signature': 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    });
    expect(file.headers).toEqual({});
  });
});
