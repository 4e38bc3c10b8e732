import type { Site as WireSite } from '@patchbay/contracts/site';
import type { Site } from './site.entity.ts';

export function toSite({ id, slug, name, created_at }: Site): WireSite {
  return { id, slug, name, created_at: created_at.toISOString() };
}
