import { describe, expect, it } from 'vitest';
import { built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';

const file = { name: 'a.pdf', content_type: 'application/pdf', content_base64: 'JVBERg==' };
const url = (endpoint: string, addressing: string) =>
  built(connector, 'upload_file', file, {
    settings: { endpoint, bucket: 'acme', region: 'auto', addressing },
  }).url;

describe('a bucket of a storage that speaks S3', () => {
  it.each([
    ['https://s3.example.com', 'path', 'https://s3.example.com/acme/a.pdf'],
    ['https://s3.example.com/', 'path', 'https://s3.example.com/acme/a.pdf'],
    ['http://minio.local:9000/s3/', 'path', 'http://minio.local:9000/s3/acme/a.pdf'],
    ['https://s3.example.com:8443', 'virtual_host', 'https://acme.s3.example.com:8443/a.pdf'],
  ])('at %s, addressed by %s, is %s', (endpoint, addressing, expected) => {
    expect(url(endpoint, addressing)).toBe(expected);
  });

  it('is not looked for at Amazon, which has a connector of its own', () => {
    const settings = { endpoint: 'https://s3.eu-central-1.amazonaws.com', bucket: 'acme' };
    const issues = connector.settings!.safeParse(settings).error?.issues;
    expect(issues?.[0]?.message).toMatch(/Amazon S3/);
  });
});

describe('a link to a file', () => {
  const { request, presignedFor } = connector.actions['presign_url']!;

  it('is for an hour and for fetching unless stated', () => {
    const input = { name: 'a.pdf' } as never;
    expect(presignedFor!(input)).toBe(3600);
    expect(request(input, contextOf(), {})).toMatchObject({ method: 'GET', rawPath: '/a.pdf' });
  });
});
