import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';

/** An answer in the words of S3. */
export const failure = (status: number, code: string, message: string): SampleAnswer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  text:
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<Error><Code>${code}</Code><Message>${message}</Message>` +
    '<RequestId>4442587FB7D0A2F9</RequestId><HostId>sample</HostId></Error>',
});

export const listOf = (bucket: string): SampleAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/xml' },
  text:
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
    `<Name>${bucket}</Name><Prefix/><KeyCount>0</KeyCount><MaxKeys>0</MaxKeys>` +
    '<IsTruncated>false</IsTruncated></ListBucketResult>',
});

/** The keys of Amazon's own documentation, which open nothing. */
export const credentials = {
  access_key_id: 'AKIAIOSFODNN7EXAMPLE',
  secret_access_key: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

const denied = failure(
  403,
  'AccessDenied',
  'User: arn:aws:iam::111122223333:user/patchbay is not authorized to perform: s3:PutObject on resource: &quot;arn:aws:s3:::acme-files/a&quot;',
);

export const answers = (bucket: string): Samples['answers'] => ({
  connected: listOf(bucket),
  credential_revoked: [
    failure(
      403,
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
    ),
    failure(
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided.',
    ),
  ],
  scope_insufficient: [failure(403, 'AccessDenied', 'Access Denied'), denied],
  vendor_error: [
    failure(503, 'SlowDown', 'Please reduce your request rate.'),
    failure(404, 'NoSuchBucket', 'The specified bucket does not exist'),
    failure(500, 'InternalError', 'We encountered an internal error. Please try again.'),
  ],
});

export const actions: Samples['actions'] = {
  upload_file: {
    inputs: [
      {
        name: 'Überschrift (1).txt',
        content_type: 'text/plain; charset=utf-8',
        content_base64: 'SGVsbG8=',
        cache_control: 'max-age=3600',
      },
    ],
    delivered: {
      status: 200,
      headers: { etag: '"1b2cf535f27731c974343645a3985328"', 'x-amz-version-id': '3/L4kqtJlcpX' },
      text: '',
      result: { etag: '1b2cf535f27731c974343645a3985328', version: '3/L4kqtJlcpX' },
    },
    failed: [
      { ...denied, code: 'AccessDenied' },
      {
        ...failure(400, 'EntityTooLarge', 'Your proposed upload is too large.'),
        code: 'EntityTooLarge',
      },
    ],
  },
  presign_url: { inputs: [{ name: 'a.pdf', method: 'PUT' }] },
};
