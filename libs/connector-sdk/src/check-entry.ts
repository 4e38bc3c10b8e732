import { FAMILIES, type ConnectorDefinition } from './definition.ts';
import { ACCOUNT_RIGHTS } from './preparation.ts';

/** What an entry of the library says of itself, whether it can be connected yet or not. */
type Entry = Pick<
  ConnectorDefinition,
  'slug' | 'name' | 'description' | 'family' | 'keywords' | 'preparation'
>;

/** Problems of what the library shows, each beginning with its key. */
export function checkEntry(entry: Entry): string[] {
  const { slug, name, description, family, keywords, preparation } = entry;
  const problems: string[] = [];
  const need = (ok: unknown, problem: string) => void (ok || problems.push(problem));
  need(
    isText(slug) && /^[a-z][a-z0-9_]{1,49}$/.test(slug),
    'slug: lower case, digits and underscores',
  );
  need(isText(name), 'name: is empty');
  need(isText(description), 'description: is empty');
  need(FAMILIES.includes(family), `family: ${String(family)} is not known`);
  if (keywords !== undefined) {
    need(Array.isArray(keywords) && keywords.every(isText), 'keywords: must be a list of words');
  }
  if (preparation !== undefined) {
    need(
      ACCOUNT_RIGHTS.includes(preparation?.account),
      `preparation.account: must be one of ${ACCOUNT_RIGHTS.join(', ')}`,
    );
    need(
      Number.isSafeInteger(preparation?.minutes) && preparation.minutes > 0,
      'preparation.minutes: must be a whole number above 0',
    );
  }
  return problems;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
