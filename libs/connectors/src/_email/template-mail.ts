import { z } from 'zod';
import { hasBody, mailFields } from './mail-input.ts';

/** For vendors whose templates bring the subject: an e-mail written out, or one from a template. */
export const templateFields = {
  ...mailFields,
  subject: mailFields.subject.optional().meta({ title: 'Subject' }),
  template_id: z.string().min(1).max(255).optional().meta({ title: 'Template' }),
  params: z
    .record(z.string().min(1).max(100), z.unknown())
    .optional()
    .meta({ title: 'Template values' }),
} as const;

interface TemplateMail {
  template_id?: string | undefined;
  subject?: string | undefined;
  html?: string | undefined;
  text?: string | undefined;
}

export const hasSubject = ({ template_id: template, subject }: TemplateMail): boolean =>
  template !== undefined || subject !== undefined;

export const hasContent = (mail: TemplateMail): boolean =>
  mail.template_id !== undefined || hasBody(mail);

export const NO_SUBJECT: { path: string[]; error: string } = {
  path: ['subject'],
  error: 'is needed without a template',
};

export const NO_CONTENT: { path: string[]; error: string } = {
  path: ['html'],
  error: 'or text is needed without a template',
};
