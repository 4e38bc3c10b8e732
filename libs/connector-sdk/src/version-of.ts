import type { Connector } from './definition.ts';

/** Where a connection's version of the vendor's API stands among its settings. */
export const VERSION_SETTING = 'api_version';

/**
 * The version of the vendor's API that a connection speaks: the one it was made with or migrated to,
 * the default for one that is just being tried. `undefined` for a connector without versions.
 */
export function versionOf(
  { versions }: Pick<Connector, 'versions'>,
  settings: Readonly<Record<string, unknown>>,
): string | undefined {
  if (!versions) return undefined;
  const chosen = versions.find(({ version }) => version === settings[VERSION_SETTING]);
  return (chosen ?? versions.find((each) => each.default))?.version;
}
