import { useDebouncedValue } from '@mantine/hooks';
import { IconListDetails, IconPlugConnected } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { useAbility } from '../../../lib/use-ability.ts';
import { findConnectionsQuery } from '../api/find-connections.ts';
import { GROUPS, type Command } from '../command.ts';
import { matchCommands } from '../match-command.ts';
import { recentCommands } from '../recent-commands.ts';
import type { CommandPaletteProps } from '../palette.ts';
import { useCommands } from './use-commands.ts';
import '../../../lib/command-words.ts';

const WAIT_MS = 180;
const CONNECTION = /^connection:(\d+)$/;

/** What the typed text leads to, in order; `searching` while the server is asked for connections. */
export function useFoundCommands(props: CommandPaletteProps, typed: string) {
  const { t } = useTranslation('commands');
  const { slug } = useSite();
  const { can } = useAbility();
  const navigate = useNavigate();
  const text = typed.trim();
  const [asked] = useDebouncedValue(text, WAIT_MS);
  const known = useCommands(props);
  const found = useQuery(findConnectionsQuery(slug, asked, can('connections.list')));

  const open = (id: number, name: string): Command => ({
    id: `connection:${id}`,
    group: 'connections',
    label: name,
    Icon: IconPlugConnected,
    run: () =>
      void navigate({
        to: '/sites/$site/connections/$id',
        params: { site: slug, id: String(id) },
      }),
  });
  if (text === '') {
    const recent = recentCommands(slug).flatMap(({ id, label }): Command[] => {
      const connection = CONNECTION.exec(id)?.[1];
      const command =
        connection === undefined
          ? known.find((each) => each.id === id)
          : can('connections.list') && open(Number(connection), label);
      return command ? [{ ...command, group: 'recent' }] : [];
    });
    const others = known.filter(
      ({ id, group }) => group !== 'connect' && !recent.some((each) => each.id === id),
    );
    return { commands: inGroups([...recent, ...others]), searching: false };
  }
  const connections = (found.data ?? []).map(({ id, name }) => open(id, name));
  const log: Command = {
    id: 'log',
    group: 'log',
    label: t('search_log', { text }),
    Icon: IconListDetails,
    run: () =>
      void navigate({ to: '/sites/$site/log', params: { site: slug }, search: { q: text } }),
  };
  return {
    commands: inGroups([
      ...connections,
      ...matchCommands(known, text),
      ...(can('deliveries.browse') ? [log] : []),
    ]),
    searching: text !== asked || found.isFetching,
  };
}

/** The order in which they are shown is the one in which the arrows go. */
function inGroups(commands: Command[]): Command[] {
  return GROUPS.flatMap((group) => commands.filter((command) => command.group === group));
}
