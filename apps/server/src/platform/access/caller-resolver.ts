import type { Capability } from '@patchbay/core/capabilities';
import type { Request } from 'express';
import type { Caller } from './caller.ts';

export interface SiteGrant {
  siteId: number;
  slug: string;
  name: string;
  capabilities: ReadonlySet<Capability>;
  /** The site's own demands on connector families, above the built-in ones. */
  familyOverrides: Readonly<Record<string, { capability?: string | undefined }>>;
}

/** How the guard learns who calls and what they hold; the auth module implements it. */
export abstract class CallerResolver {
  /** The caller, or null when nobody valid is signed in. */
  abstract resolve(request: Request): Promise<Caller | null>;

  /** What `caller` holds in the site of that slug, or null when it is not theirs or does not exist. */
  abstract grant(caller: Caller, slug: string): Promise<SiteGrant | null>;
}
