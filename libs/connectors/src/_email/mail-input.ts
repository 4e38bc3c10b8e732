import { z } from 'zod';

const noLineBreak = /^[^\p{Cc}]*$/u;

export const mailAddress = z.strictObject({
  email: z.email().max(320),
  name: z.string().max(70).regex(noLineBreak, 'must be one line').optional(),
});
export type MailAddress = z.output<typeof mailAddress>;

/** What every e-mail vendor is handed, whatever it calls it; a connector adds what it has besides. */
export const mailFields = {
  from: mailAddress
    .optional()
    .meta({ title: 'Sender', description: 'Instead of the one in the connection’s settings.' }),
  to: z.array(mailAddress).min(1).max(50).meta({ title: 'Recipients' }),
  cc: z.array(mailAddress).max(50).optional().meta({ title: 'Copy to' }),
  bcc: z.array(mailAddress).max(50).optional().meta({ title: 'Blind copy to' }),
  reply_to: mailAddress.optional().meta({ title: 'Reply to' }),
  subject: z
    .string()
    .min(1)
    .max(998)
    .regex(noLineBreak, 'must be one line')
    .meta({ title: 'Subject' }),
  html: z.string().min(1).optional().meta({ title: 'HTML body' }),
  text: z.string().min(1).optional().meta({ title: 'Text body' }),
} as const;

/** For `refine`: an e-mail says something. */
export const hasBody = ({ html, text }: { html?: unknown; text?: unknown }): boolean =>
  html !== undefined || text !== undefined;

/** What is said of an e-mail that fails `hasBody`. */
export const NO_BODY: { path: string[]; error: string } = {
  path: ['html'],
  error: 'or text is needed',
};
