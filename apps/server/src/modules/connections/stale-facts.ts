import type { Connector } from '@patchbay/connector-sdk/definition';

type Settings = Readonly<Record<string, unknown>>;

/**
 * Facts that a panel stored about a choice (such as the name of a location) which an operator then
 * changed by hand: they are about something else now.
 */
export function staleFacts(
  connector: Pick<Connector, 'panels' | 'settings'>,
  stored: Settings,
  changed: Settings,
): string[] {
  const declared = new Set(Object.keys(connector.settings?.shape ?? {}));
  const choices = Object.values(connector.panels ?? {}).filter(({ kind }) => kind === 'choice');
  return choices.flatMap((panel) => {
    const writes = panel.kind === 'choice' ? panel.writes : [];
    const touched = writes.some((name) => declared.has(name) && stored[name] !== changed[name]);
    return touched ? writes.filter((name) => !declared.has(name)) : [];
  });
}
