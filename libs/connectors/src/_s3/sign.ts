import { createHash } from 'node:crypto';
import type { Inject, InjectContext, OutgoingRequest } from '@patchbay/connector-sdk/auth/inject';
import type { Presign } from '@patchbay/connector-sdk/auth/presign';
import aws4 from 'aws4';

/**
 * Signature Version 4 in headers, with the body's hash among what is signed:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export const signRequest: Inject = (request, context) => {
  const headers: Record<string, string> = {
    ...signable(request.headers),
    'x-amz-date': timestamp(context.now),
    'x-amz-content-sha256': createHash('sha256').update(request.body).digest('hex'),
  };
  const signed = aws4.sign(
    {
      ...addressOf(request, context),
      path: request.url.pathname + request.url.search,
      headers: { ...headers, host: request.url.host },
    },
    keysOf(context),
  );
  const authorization = String(signed.headers?.['Authorization']);
  Object.assign(request.headers, headers, { authorization });
};

/**
 * Signature Version 4 in the address, whatever the body will be:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export const presignRequest: Presign = (request, context, expiresInS) => {
  const { url } = request;
  url.searchParams.set('X-Amz-Date', timestamp(context.now));
  url.searchParams.set('X-Amz-Expires', String(expiresInS));
  const signed = aws4.sign(
    {
      ...addressOf(request, context),
      path: url.pathname + url.search,
      headers: { ...signable(request.headers), host: url.host },
      signQuery: true,
    },
    keysOf(context),
  );
  url.search = new URL(String(signed.path), url.origin).search;
};

function addressOf({ method, url }: OutgoingRequest, { settings }: InjectContext) {
  return { service: 's3', region: String(settings['region'] ?? ''), host: url.host, method };
}

/** Given even where they are missing: the library would look into the environment otherwise. */
function keysOf({ credentials }: InjectContext) {
  return {
    accessKeyId: credentials['access_key_id'] ?? '',
    secretAccessKey: credentials['secret_access_key'] ?? '',
  };
}

/** What other headers there are may still be changed on the way. */
function signable(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name === 'content-type' || /^x-amz-/.test(name)),
  );
}

/** ISO 8601, basic format, in UTC. */
function timestamp(now: number): string {
  return new Date(now).toISOString().replaceAll(/[:-]|\.\d{3}/g, '');
}
