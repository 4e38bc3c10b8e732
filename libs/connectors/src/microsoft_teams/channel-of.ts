import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';

export const TEAM_ID = /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;
export const CHANNEL_ID = /^19:[A-Za-z0-9_.-]{1,150}@thread\.(?:tacv2|skype)$/;

interface Channel {
  team: string;
  channel: string;
}

/** `team/channel`, as the panel and an input name the two together. */
export function channelIn(choice: string, field: string): Channel {
  const cut = choice.indexOf('/');
  const [team, channel] = [choice.slice(0, cut), choice.slice(cut + 1)];
  if (TEAM_ID.test(team) && CHANNEL_ID.test(channel)) return { team, channel };
  throw new RequestBuildError(field, 'must be a team and a channel, divided by /');
}

/** @throws RequestBuildError when neither the delivery nor the settings name a channel */
export function channelOf(
  given: string | undefined,
  settings: Readonly<Record<string, unknown>>,
): Channel {
  if (given !== undefined) return channelIn(given, 'channel');
  const { team_id: team, channel_id: channel } = settings;
  if (typeof team === 'string' && typeof channel === 'string') return { team, channel };
  throw new RequestBuildError('channel', 'choose a channel for this connection');
}
