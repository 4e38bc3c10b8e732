import type { Connector } from './definition.ts';
import { VERSION_SETTING, versionOf } from './version-of.ts';

type Settings = Readonly<Record<string, unknown>>;

/**
 * The settings of a connection that speaks another version from now on. Going on, each version on the
 * way makes what it needs of the settings before it; going back leaves them as they are.
 *
 * @returns `undefined` for a version that the connector does not have
 */
export function migrateVersion(
  connector: Pick<Connector, 'versions'>,
  settings: Settings,
  to: string,
): Record<string, unknown> | undefined {
  const versions = connector.versions ?? [];
  const target = versions.findIndex(({ version }) => version === to);
  if (target < 0) return undefined;
  const current = versionOf(connector, settings);
  const start = versions.findIndex(({ version }) => version === current);
  const migrated = versions
    .slice(start + 1, target + 1)
    .reduce<Settings>((before, { migrate }) => migrate?.(before) ?? before, settings);
  return { ...migrated, [VERSION_SETTING]: to };
}
