import type { ConnectorSummary } from '@patchbay/contracts/connector';

type Searchable = Pick<ConnectorSummary, 'name' | 'slug' | 'family' | 'description'>;

/** Every word typed stands somewhere in what the card says; case and accents do not matter. */
export function matchesSearch(connector: Searchable, search: string): boolean {
  const text = folded(
    [connector.name, connector.slug, connector.family, connector.description].join(' '),
  );
  return folded(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
