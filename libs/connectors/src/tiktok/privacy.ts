import type { Facts, Step } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { JSON_TYPE } from './json-type.ts';

const LEVELS = {
  private: 'SELF_ONLY',
  friends: 'MUTUAL_FOLLOW_FRIENDS',
  followers: 'FOLLOWER_OF_CREATOR',
  public: 'PUBLIC_TO_EVERYONE',
} as const;

export const privacy = z
  .enum(['private', 'friends', 'followers', 'public'])
  .default('private')
  .meta({ title: 'Who may see it' });
type Privacy = z.output<typeof privacy>;

export const Creator = z.object({
  data: z.object({
    creator_nickname: z.string().max(300).optional().catch(undefined),
    creator_username: z.string().max(300).optional().catch(undefined),
    privacy_level_options: z.array(z.string().max(50)).max(20),
    max_video_post_duration_sec: z.int().nonnegative().optional().catch(undefined),
  }),
});

/** POST /v2/post/publish/creator_info/query/: TikTok wants it asked before each post. */
export const askCreator: Step<unknown> = {
  name: 'creator',
  request: () => ({
    method: 'POST',
    path: '/v2/post/publish/creator_info/query/',
    headers: JSON_TYPE,
    json: {},
  }),
  read: ({ body }) => {
    const creator = Creator.safeParse(body).data?.data;
    return creator && { levels: creator.privacy_level_options.join(',') };
  },
};

/** @throws RequestBuildError when the profile does not offer it, such as public on a private profile */
export function levelOf(wanted: Privacy, { levels }: Facts): string {
  const level = LEVELS[wanted];
  if (String(levels).split(',').includes(level)) return level;
  throw new RequestBuildError('privacy', `${wanted} is not possible on this profile`);
}
