import { describe, expect, it } from 'vitest';
import { answer, built, contextOf, refusalOf } from '../../test/built.ts';
import connector from './connector.ts';

const keys = {
  access_key_id: 'AKIAIOSFODNN7EXAMPLE',
  secret_access_key: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const file = { name: 'ä b.pdf', content_type: 'application/pdf', content_base64: 'JVBERg==' };
const put = (bucket: string, region: string) =>
  built(connector, 'upload_file', { ...file, folder: 'x/y' }, { settings: { bucket, region } });

describe('a bucket at Amazon', () => {
  it('has a host of its own, unless dots stand in its name', () => {
    expect(put('acme', 'eu-central-1').url).toBe(
      'https://acme.s3.eu-central-1.amazonaws.com/x/y/%C3%A4%20b.pdf',
    );
    expect(put('files.acme.nl', 'eu-central-1').url).toBe(
      'https://s3.eu-central-1.amazonaws.com/files.acme.nl/x/y/%C3%A4%20b.pdf',
    );
    expect(put('acme', 'cn-north-1').url).toContain('acme.s3.cn-north-1.amazonaws.com.cn/');
  });

  it('must be the one that answers', () => {
    const account = (bucket: string) =>
      connector.test.account(
        { ...answer(200), text: '<ListBucketResult><Name>acme</Name></ListBucketResult>' },
        contextOf({ settings: { bucket, region: 'eu-central-1' } }),
      );
    expect(account('acme')).toEqual({ id: 'acme', name: 'acme (eu-central-1)' });
    expect(account('other')).toBeUndefined();
  });

  it.each([
    ['s3://acme', /s3:\/\//],
    ['https://acme.s3.amazonaws.com', /web address/],
    ['arn:aws:s3:::acme', /ARN/],
    ['Acme', /small letters/],
  ])('is not named %s', (bucket, words) => {
    const issue = connector.settings!.safeParse({ bucket, region: 'eu-central-1' }).error;
    expect(issue?.issues[0]?.message).toMatch(words);
  });

  it.each([
    ['Europe (Frankfurt)', /code/],
    ['eu-central-1b', /availability zone/],
  ])('is not in %s', (region, words) => {
    const issue = connector.settings!.safeParse({ bucket: 'acme', region }).error;
    expect(issue?.issues[0]?.message).toMatch(words);
  });
});

describe('an access key', () => {
  it('is neither a temporary one nor in the wrong field', () => {
    const refused = (over: object) => refusalOf(connector, 'api_key', { ...keys, ...over });
    expect(refused({})).toBeUndefined();
    expect(refused({ access_key_id: 'ASIAIOSFODNN7EXAMPLE' })).toMatch(/temporary/);
    expect(refused({ access_key_id: keys.secret_access_key })).toMatch(/secret access key/);
    expect(refused({ secret_access_key: keys.access_key_id })).toMatch(/access key ID/);
  });
});

describe('Amazon’s refusal', () => {
  const read = (status: number, code: string, message = '') =>
    connector.readError!({
      ...answer(status),
      text: `<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
    });

  it('names what the key may not do', () => {
    expect(
      read(403, 'AccessDenied', 'User: x is not authorized to perform: s3:PutObject on y'),
    ).toEqual({
      kind: 'scope_insufficient',
      code: 'AccessDenied',
      missingScopes: ['s3:PutObject'],
    });
    expect(read(403, 'AccessDenied', 'Access Denied')?.missingScopes).toBeUndefined();
  });

  it('of another region is one too, although it is a redirect', () => {
    expect(read(301, 'PermanentRedirect')).toEqual({ kind: 'rejected', code: 'PermanentRedirect' });
  });

  it('is told from a page that is no refusal of S3', () => {
    expect(connector.readError!({ ...answer(403), text: '<html>No</html>' })).toBeUndefined();
  });
});
