import type { VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Channels = z.object({
  items: z
    .array(z.object({ id: z.string().min(1), snippet: z.object({ title: z.string() }) }))
    .min(1),
});

/** `GET /youtube/v3/channels?mine=true`: a Google account without a channel answers with none. */
export function accountOf({ body }: VendorResponse): VendorAccount | undefined {
  const channel = Channels.safeParse(body).data?.items[0];
  return channel && { id: channel.id, name: channel.snippet.title || channel.id };
}
