import { z } from 'zod';

/** A file as text, because deliveries are JSON. At most 15 MB of bytes. */
const content = z.base64().min(4).max(20_000_000);

export const namedDocument = z.strictObject({
  name: z.string().trim().min(1).max(200),
  content_base64: content,
});

export const namedSigner = z.strictObject({
  name: z.string().trim().min(1).max(100),
  email: z.email().max(254),
  /** Signers with a lower number sign first; without numbers all sign at once. */
  order: z.int().min(0).max(99).optional(),
});

/** What every vendor of signatures understands; a connector's own input extends it. */
export const contractShape = {
  title: z.string().trim().min(1).max(255).meta({ title: 'Title' }),
  subject: z.string().trim().min(1).max(100).optional().meta({ title: 'Subject of the e-mail' }),
  message: z.string().trim().min(1).max(5000).optional().meta({ title: 'Words of the e-mail' }),
  cc: z.array(z.email().max(254)).max(20).optional().meta({ title: 'Copy to' }),
};

export const contractId = z.string().trim().min(1).max(100).meta({ title: 'Contract' });
