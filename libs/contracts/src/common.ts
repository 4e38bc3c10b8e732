import { z } from 'zod';

/** Row ids: integers that survive JSON. */
export const Id = z.int().positive().max(Number.MAX_SAFE_INTEGER);
/** Ids in paths and queries arrive as text. */
export const IdParam = z
  .string()
  .regex(/^[1-9]\d{0,15}$/, 'must be a positive integer')
  .transform(Number)
  .pipe(Id);

/** RFC 3339, UTC. */
export const Timestamp = z.iso.datetime({ offset: true });

/** Ids of a query string, with commas. */
export function IdList(most: number) {
  return filterText(2000)
    .transform((text) => text.split(','))
    .pipe(z.array(IdParam).min(1).max(most));
}

/**
 * A time a caller states, as UTC: RFC 3339 has offsets up to a day and a year 0, PostgreSQL neither.
 */
export const Moment = Timestamp.transform((text) => new Date(text).toISOString()).refine(
  (text) => /^(?!0000)\d{4}-/.test(text),
  'must be a year from 0001 to 9999',
);

/** Text a person reads; PostgreSQL stores no NUL and no half of a surrogate pair, and nobody means one. */
export function text(max: number) {
  return z.string().trim().min(1).max(max).regex(STORABLE, UNSTORABLE);
}
const STORABLE = /^[^\0\p{Surrogate}]*$/u;
const UNSTORABLE = 'must not contain NUL characters or halves of surrogate pairs';

/** Text a query compares with: PostgreSQL cannot even ask for what it does not store. */
export function filterText(max: number) {
  return z.string().max(max).regex(STORABLE, UNSTORABLE);
}

const NO_PAGE_PATH = 'must be a path of the admin page';

/** A path of the admin page, nothing else: not what a browser could read as another origin. */
export const PagePath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\p{Cc}]*$/u, NO_PAGE_PATH)
  // Dots that climb may leave two slashes at the start, which elsewhere begin another host.
  .refine((path) => !/^\/\//.test(withoutDots(path)), NO_PAGE_PATH);

function withoutDots(path: string): string {
  return URL.canParse(path, 'http://page') ? new URL(path, 'http://page').pathname : path;
}

/** Free text search of a query string. */
export const Search = z.string().trim().max(200).regex(STORABLE, UNSTORABLE);

export const SiteSlug = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
    'must be lower case letters, digits and hyphens',
  );

/** A whole number that arrives as text: digits alone, for `Number` also reads `0x10`, `1e2` and blanks. */
export function digits(min: number, max: number) {
  return z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value),
    z.int().min(min).max(max),
  );
}

/** Entries of a page. */
export const PageLimit = digits(1, 200);

export const PageQuery = z.object({
  limit: PageLimit.default(50),
  cursor: z.string().min(1).max(2000).optional(),
});

/** The query of a list without filters. */
export const ListQuery = PageQuery.strict();
export type ListQuery = z.infer<typeof ListQuery>;

/** A page of a list; `next_cursor` is null on the last one. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next_cursor: z.string().nullable() });
}
export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

/** `field` ascending, `-field` descending. */
export function sortOf<const F extends readonly [string, ...string[]]>(fields: F) {
  const values = fields.flatMap((field) => [field, `-${field}`]) as [string, ...string[]];
  return z.enum(values as unknown as readonly [Sort<F[number]>, ...Sort<F[number]>[]]);
}
export type Sort<F extends string> = F | `-${F}`;

/** A comma-separated choice from `values`. */
export function listOf<const V extends readonly [string, ...string[]]>(values: V) {
  return z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(z.enum(values)).min(1));
}

/** Text of a query string that means a list. */
export const TextList = filterText(4000)
  .transform((text) => text.split(',').map((part) => part.trim()).filter(Boolean)); // prettier-ignore
