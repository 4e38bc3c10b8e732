import { createHash, createSign } from 'node:crypto';
import type { Presign } from '@patchbay/connector-sdk/auth/presign';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { parseServiceAccount } from '../_google/service-account-key.ts';

const ALGORITHM = 'GOOG4-RSA-SHA256';

/**
 * V4 signing in the address, whatever the body will be.
 * https://docs.cloud.google.com/storage/docs/access-control/signing-urls-manually
 *
 * @throws RequestBuildError when the credential holds no key
 */
export const signUrl: Presign = ({ method, url }, { credentials, now }, expiresInS) => {
  const account = parseServiceAccount(credentials['service_account']);
  if (!account) throw new RequestBuildError('service_account', 'holds no key to sign with');
  const time = new Date(now).toISOString().replaceAll(/[:-]|\.\d{3}/g, '');
  const scope = `${time.slice(0, 8)}/auto/storage/goog4_request`;
  const query = canonicalQuery({
    ...Object.fromEntries(url.searchParams),
    'X-Goog-Algorithm': ALGORITHM,
    'X-Goog-Credential': `${account.client_email}/${scope}`,
    'X-Goog-Date': time,
    'X-Goog-Expires': String(expiresInS),
    'X-Goog-SignedHeaders': 'host',
  });
  const request = [method, url.pathname, query, `host:${url.host}`, '', 'host', 'UNSIGNED-PAYLOAD'];
  const digest = createHash('sha256').update(request.join('\n'), 'utf8').digest('hex');
  const signature = createSign('RSA-SHA256')
    .update([ALGORITHM, time, scope, digest].join('\n'), 'utf8')
    .sign(account.private_key, 'hex');
  url.search = `${query}&X-Goog-Signature=${signature}`;
};

/** By name, encoded as RFC 3986 section 2.3 has it. */
function canonicalQuery(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join('&');
}

function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
