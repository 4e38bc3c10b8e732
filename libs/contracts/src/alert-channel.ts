import { z } from 'zod';
import { Timestamp } from './common.ts';

/** Where alerts are posted; the secret goes out once, when it is made. */
export const AlertWebhookInput = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .max(2000)
    .refine((value) => !hasUser(value), 'must not hold a user name or password'),
});

export const AlertWebhook = z.object({
  url: z.string(),
  created_at: Timestamp,
  /** Until when a replaced secret signs beside its successor. */
  previous_secret_until: Timestamp.nullable(),
  /** Only in the answer to the change that made it: `whsec_…`. */
  secret: z.string().optional(),
});

/** The answer to a rotation; the secret is shown this once. */
export const AlertWebhookSecret = z.object({
  secret: z.string(),
  previous_secret_until: Timestamp,
});

const Channel = z.object({
  /** Mail: a mail server and an address are known. Webhook: there is one. */
  configured: z.boolean(),
  /** Not sent yet, or to be tried again. */
  waiting: z.int(),
  last_sent_at: Timestamp.nullable(),
  last_failed_at: Timestamp.nullable(),
  /** Of the last failure, in plain words; kept until the next one. */
  last_error: z.string().nullable(),
});

/** How telling goes, so that a mail server that refuses is seen before a bad night. */
export const AlertChannels = z.object({
  mail: Channel.extend({
    /** Whether whoever runs Patchbay has named a mail server (`SMTP_URL`). */
    server: z.boolean(),
  }),
  webhook: Channel,
});

export const TestAlert = z.strictObject({ channel: z.enum(['mail', 'webhook']) });

export const TestAlertAnswer = z.object({
  /** Everybody was told. */
  ok: z.boolean(),
  results: z.array(
    z.object({
      /** The address, or the webhook's host. */
      to: z.string(),
      ok: z.boolean(),
      /** The SMTP or HTTP status; null where there was no answer. */
      code: z.int().nullable(),
      /** What the other side said, or why it could not be asked. */
      message: z.string(),
    }),
  ),
});

export type AlertWebhookInput = z.infer<typeof AlertWebhookInput>;
export type AlertWebhook = z.infer<typeof AlertWebhook>;
export type AlertWebhookSecret = z.infer<typeof AlertWebhookSecret>;
export type AlertChannels = z.infer<typeof AlertChannels>;
export type TestAlert = z.infer<typeof TestAlert>;
export type TestAlertAnswer = z.infer<typeof TestAlertAnswer>;

function hasUser(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { username, password } = new URL(value);
  return username !== '' || password !== '';
}
