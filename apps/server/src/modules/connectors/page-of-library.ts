import type { Page } from '@patchbay/contracts/common';
import type { ConnectorQuery, ConnectorSummary } from '@patchbay/contracts/connector';
import { readCursor, toPage } from '../../platform/database/keyset.ts';

/** Names order the library; one name may be that of two connectors. */
const orderOf = ({ name, slug }: ConnectorSummary) => `${name} ${slug}`;
const compare = (a: string, b: string) => a.localeCompare(b, 'en') || (a < b ? -1 : Number(a > b));

/** The whole library by name, or a page of it for whoever asks for one. */
export function pageOfLibrary(
  entries: readonly ConnectorSummary[],
  siteId: number,
  { limit, cursor, ...filter }: ConnectorQuery,
  languages: readonly string[],
): Page<ConnectorSummary> {
  // Names, and with them the order, are those of the reader's language.
  const list = { type: 'text', nullable: false, fingerprint: ['library', siteId, filter, languages] } as const; // prettier-ignore
  const after = cursor ? String(readCursor(cursor, list).value) : null;
  const rest = entries
    .filter((entry) => after === null || compare(orderOf(entry), after) > 0)
    .toSorted((a, b) => compare(orderOf(a), orderOf(b)));
  const page = { ...list, limit: limit ?? rest.length };
  return toPage(
    rest,
    page,
    (entry) => ({ value: orderOf(entry), id: 0 }),
    (entry) => entry,
  );
}
