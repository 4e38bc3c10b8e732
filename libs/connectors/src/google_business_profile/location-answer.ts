import { z } from 'zod';
import { LOCATION } from './resource-names.ts';

const line = z.string().optional().catch(undefined);

/** As `readMask` asks for it: accounts.locations in the Business Information interface. */
export const READ_MASK = 'name,title,storefrontAddress,metadata';

export const Location = z.object({
  name: z.string().regex(LOCATION),
  title: z.string().min(1),
  storefrontAddress: z
    .object({
      addressLines: z.array(z.string()).optional().catch(undefined),
      postalCode: line,
      locality: line,
    })
    .optional()
    .catch(undefined),
  metadata: z
    .object({ hasVoiceOfMerchant: z.boolean().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** An account without a location answers with nothing but an empty object. */
export const Locations = z.object({
  locations: z.array(Location).default([]),
  nextPageToken: line,
});

/** On one line; nothing for businesses that visit their customers and have no address. */
export function addressOf({ storefrontAddress: at }: z.infer<typeof Location>): string | undefined {
  const town = [at?.postalCode, at?.locality].filter(Boolean).join(' ');
  return [...(at?.addressLines ?? []), town].filter(Boolean).join(', ') || undefined;
}
