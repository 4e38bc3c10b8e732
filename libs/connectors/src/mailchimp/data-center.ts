import type { DiscoverContext, RequestContext } from '@patchbay/connector-sdk/definition';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { UnexpectedAnswerError } from '@patchbay/connector-sdk/unexpected-answer-error';
import { z } from 'zod';

/** Becomes part of a host name, so nothing but this form is let through. */
const dataCenter = z.string().regex(/^[a-z]{2,4}[0-9]{1,4}$/);

const Metadata = z.object({ dc: dataCenter });

/** Accounts live in one of several data centres, each with a host of its own. */
export function baseUrl({ settings }: Pick<RequestContext, 'settings'>): string {
  const dc = dataCenter.safeParse(settings['dc']).data;
  if (!dc) throw new RequestBuildError('dc', 'the data centre is not known yet');
  return `https://${dc}.api.mailchimp.com/3.0`;
}

/** A key ends with its data centre; for a token it must be asked. */
export async function discover(context: DiscoverContext): Promise<{ dc: string }> {
  if (context.flow === 'api_key') return { dc: dataCenterOfKey(context.credentials['api_key']) };
  const response = await context.call({
    method: 'GET',
    path: '/oauth2/metadata',
    baseUrl: 'https://login.mailchimp.com',
  });
  const metadata = response.status === 200 ? Metadata.safeParse(response.body).data : undefined;
  if (!metadata) throw new UnexpectedAnswerError(response);
  return { dc: metadata.dc };
}

function dataCenterOfKey(key = ''): string {
  const suffix = key.slice(key.lastIndexOf('-') + 1).toLowerCase();
  const dc = dataCenter.safeParse(suffix).data;
  if (!dc) throw new RequestBuildError('api_key', 'must end with the data centre, such as -us6');
  return dc;
}
