import { z } from 'zod';

/**
 * Who has not proved to own a site sees it in the list, and nothing of it. Answers say `siteOwner`,
 * the machine-readable description `SITE_OWNER`.
 */
const Site = z.object({
  siteUrl: z.string().min(1),
  permissionLevel: z.string().regex(/^site_?(?:owner|full_?user|restricted_?user)$/i),
});
export type Site = z.output<typeof Site>;

const Sites = z.object({ siteEntry: z.array(z.unknown()) });
const None = z.strictObject({});

/**
 * The sites of an answer that lists them or is about one; a user without any gets an empty object.
 * `undefined` when it is no answer of Search Console.
 */
export function sitesIn(body: unknown): Site[] | undefined {
  const listed = Sites.safeParse(body).data?.siteEntry;
  if (listed) return listed.flatMap((entry) => Site.safeParse(entry).data ?? []);
  const one = Site.safeParse(body).data;
  if (one) return [one];
  return None.safeParse(body).success ? [] : undefined;
}

/** As people say it. */
export function siteName(siteUrl: string): string {
  return siteUrl.replace(/^sc-domain:/, '');
}
