import type { ConnectorDefinition } from './definition.ts';

type Declared = Pick<ConnectorDefinition, 'versions' | 'bundle'>;

/** Problems of `versions` and `bundle`, each beginning with its key. */
export function checkVersions({ versions, bundle }: Declared): string[] {
  const problems: string[] = [];
  const need = (ok: boolean, problem: string) => void (ok || problems.push(problem));
  if (bundle !== undefined) {
    need(/^[a-z][a-z0-9_]*$/.test(String(bundle.slug)), 'bundle.slug: not a valid name');
    need(Boolean(bundle.name), 'bundle.name: is empty');
  }
  if (versions === undefined) return problems;
  const defaults = versions.filter((one) => one.default);
  need(defaults.length === 1, 'versions: exactly one must be the default');
  const names = versions.map(({ version }) => version);
  need(new Set(names).size === names.length, 'versions: each at most once');
  for (const { version, sunset, notesUrl } of versions) {
    const at = (problem: string) => `versions.${version}${problem}`;
    need(/^[\x21-\x7e]{1,40}$/.test(String(version)), at(': is no version'));
    need(sunset === undefined || isDay(sunset), at('.sunset: must be a day as YYYY-MM-DD'));
    need(notesUrl === undefined || URL.canParse(notesUrl), at('.notesUrl: is no address'));
  }
  return problems;
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  // A month's days beyond its last would roll over.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
