import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { xmlText } from './xml-text.ts';

const KINDS: Readonly<Record<string, ErrorReading['kind']>> = {
  InvalidAccessKeyId: 'credential_revoked',
  // The secret belongs to another key.
  SignatureDoesNotMatch: 'credential_revoked',
  InvalidSecurity: 'credential_revoked',
  ExpiredToken: 'credential_expired',
  AccessDenied: 'scope_insufficient',
  SlowDown: 'rate_limited',
  ServiceUnavailable: 'vendor_error',
  InternalError: 'vendor_error',
  OperationAborted: 'vendor_error',
  RequestTimeout: 'vendor_error',
};

/** `<Error><Code>`: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export function readError({ status, text }: VendorResponse): ErrorReading | undefined {
  // A bucket in another region answers 301 with the same document.
  if (status < 300 || !text.includes('<Error')) return undefined;
  const code = xmlText(text, 'Code');
  if (!code || !/^[A-Za-z0-9.]{1,80}$/.test(code)) return undefined;
  const kind = KINDS[code] ?? (status >= 500 ? 'vendor_error' : 'rejected');
  if (kind !== 'scope_insufficient') return { kind, code };
  const permission = /not authorized to perform: (s3:\w{1,60})/.exec(
    xmlText(text, 'Message') ?? '',
  );
  return { kind, code, ...(permission && { missingScopes: [permission[1]!] }) };
}
