import type { RequestContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { parsedUrl } from '@patchbay/connector-sdk/parsed-url';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';

type Context = Pick<RequestContext, 'settings'>;

function siteOf({ settings }: Context): URL {
  const { site } = settings;
  if (typeof site !== 'string' || !URL.canParse(site)) {
    throw new RequestBuildError('site', 'is missing');
  }
  return parsedUrl(site);
}

/** https://developer.wordpress.org/rest-api/extending-the-rest-api/routes-and-endpoints/ */
export function baseUrl(context: Context): string {
  const site = siteOf(context);
  return `${site.origin}${site.pathname.replace(/\/+$/, '')}/wp-json/wp/v2`;
}

const User = z.object({ id: z.int().positive(), name: z.string(), slug: z.string() });

/** `GET /users/me`. Numbers of users are each site's own, so that the site belongs to the account. */
export function accountOf(response: VendorResponse, context: Context): VendorAccount | undefined {
  const user = User.safeParse(response.body).data;
  if (!user) return undefined;
  const { host } = siteOf(context);
  return { id: `${host}#${user.id}`, name: `${user.name || user.slug} at ${host}` };
}
