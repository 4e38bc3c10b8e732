import { z } from 'zod';

/** What of a key file is needed. Its addresses are not believed: Google's own are used. */
const KeyFile = z.object({
  type: z.literal('service_account'),
  client_email: z.email(),
  private_key: z.string().regex(/^-----BEGIN (?:RSA )?PRIVATE KEY-----/),
  private_key_id: z.string().min(1).optional(),
});
export type ServiceAccountKey = z.output<typeof KeyFile>;

/** The JSON file the Cloud console hands out; `undefined` for anything else. */
export function parseServiceAccount(text: string | undefined): ServiceAccountKey | undefined {
  try {
    return KeyFile.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}
