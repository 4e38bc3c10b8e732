import type { ConnectorSummary } from '@patchbay/contracts/connector';

type Searchable = Pick<
  ConnectorSummary,
  'name' | 'slug' | 'family' | 'description' | 'actions' | 'keywords'
>;

/**
 * Every word typed begins a word of what is known of the connector, or stands inside its name; case
 * and accents do not matter. `more` is what people call its family, in the language of the page.
 */
export function matchesSearch(connector: Searchable, search: string, more = ''): boolean {
  const { name, slug, family, description, actions, keywords } = connector;
  const text = folded([name, slug, family, description, ...actions, ...keywords, more].join(' '));
  const known = text.split(/[\s_,.()/]+/);
  return folded(search)
    .split(/\s+/)
    .every((word) => folded(name).includes(word) || known.some((each) => each.startsWith(word)));
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
