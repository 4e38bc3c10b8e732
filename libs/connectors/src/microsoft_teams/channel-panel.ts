import type { ChoicePanel, PanelFact } from '@patchbay/connector-sdk/panel';
import { z } from 'zod';
import { channelIn } from './channel-of.ts';
import { CHANNELS, TEAMS } from './scopes.ts';

const Named = z.object({ id: z.string().min(1).max(200), displayName: z.string().min(1).max(300) });
const List = z.object({ value: z.array(Named) });

const FIELDS = { $select: 'id,displayName' };

/** GET /me/joinedTeams, then GET /teams/{team-id}/channels: neither is paged. */
export const channelPanel: ChoicePanel = {
  kind: 'choice',
  title: 'Channel',
  description: 'Where messages go unless a delivery names another channel.',
  scopes: [TEAMS, CHANNELS],
  steps: [
    {
      name: 'team',
      title: 'Team',
      list: {
        // Takes no OData parameters, as one of the few.
        request: () => ({ method: 'GET', path: '/me/joinedTeams' }),
        read: ({ body }) => {
          const found = List.safeParse(body).data;
          return (
            found && {
              options: found.value.map(({ id, displayName }) => ({
                value: id,
                label: displayName,
              })),
            }
          );
        },
      },
    },
    {
      name: 'channel',
      title: 'Channel',
      list: {
        request: ({ within }) => ({
          method: 'GET',
          path: '/teams/{team}/channels',
          params: { team: within ?? '' },
          query: FIELDS,
        }),
        read: ({ body }, { within }) => {
          const found = List.safeParse(body).data;
          return (
            found && {
              options: found.value.map(({ id, displayName }) => ({
                value: `${within}/${id}`,
                label: displayName,
              })),
            }
          );
        },
      },
    },
  ],
  settle: [
    {
      request: (choice) => ({
        method: 'GET',
        path: '/teams/{team}',
        params: { team: channelIn(choice, 'value').team },
        query: FIELDS,
      }),
      read: ({ body }) => {
        const team = Named.safeParse(body).data;
        return team && { team_id: team.id, team_name: team.displayName };
      },
    },
    {
      request: (choice) => ({
        method: 'GET',
        path: '/teams/{team}/channels/{channel}',
        params: { ...channelIn(choice, 'value') },
        query: FIELDS,
      }),
      read: ({ body }) => {
        const channel = Named.safeParse(body).data;
        return channel && { channel_id: channel.id, channel_name: channel.displayName };
      },
    },
  ],
  writes: ['team_id', 'team_name', 'channel_id', 'channel_name'],
  current: (settings) => {
    const { channel_id: channel, team_id: team } = settings;
    if (!channel) return [];
    const fact: PanelFact = {
      label: 'Channel',
      value: String(settings['channel_name'] ?? channel),
    };
    return team ? [{ label: 'Team', value: String(settings['team_name'] ?? team) }, fact] : [fact];
  },
};
