import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { phoneNumberOf } from './phone-number.ts';
import { MESSAGING } from './scopes.ts';

const Sent = z.object({
  messages: z
    .array(
      z.object({
        id: z.string().min(1).max(200),
        message_status: z.string().max(60).optional().catch(undefined),
      }),
    )
    .min(1),
});

const value = z.string().min(1).max(1024);

const template = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'must be a template’s name'),
    /** Such as `en_US`. */
    language: z.string().regex(/^[a-z]{2,3}(?:_[A-Z]{2})?$/, 'must be a language, such as en_US'),
    /** By place, or by name. */
    parameters: z
      .union([z.array(value).max(50), z.record(z.string().regex(/^[a-z0-9_]{1,50}$/), value)])
      .optional(),
  })
  .optional();
type Template = NonNullable<z.output<typeof template>>;

/**
 * POST /{phone-number-id}/messages,
 * https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages
 *
 * There is no idempotency key: a request that was repeated because its answer got lost can send a
 * second message.
 */
export const sendMessage = action({
  title: 'Send a message',
  description: 'Sends a text within 24 hours of the customer’s last, or a template at any time.',
  scopes: [MESSAGING],
  input: z
    .strictObject({
      to: z
        .string()
        .regex(/^\+?[1-9][0-9]{6,14}$/, 'must be a number with its country code')
        .meta({ title: 'Recipient' }),
      text: z.string().min(1).max(4096).optional().meta({ title: 'Text' }),
      template: template.meta({
        title: 'Template',
        description: 'Approved by WhatsApp, with the values of its body by place or by name.',
      }),
      preview_url: z.boolean().optional().meta({ title: 'Show a preview of a link' }),
      reply_to: z
        .string()
        .startsWith('wamid.')
        .max(200)
        .optional()
        .meta({ title: 'In reply to', description: 'The identifier of the customer’s message.' }),
    })
    .refine(({ text, template: used }) => (text === undefined) !== (used === undefined), {
      path: ['text'],
      error: 'or template is needed, and not both',
    }),
  sample: { to: '+31201234567', text: 'Your order A-1042 is ready.' },
  request: (input, context) => ({
    method: 'POST',
    path: '/{phone_number_id}/messages',
    params: { phone_number_id: phoneNumberOf(context) },
    json: {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: input.to,
      context: input.reply_to && { message_id: input.reply_to },
      ...(input.template
        ? { type: 'template', template: templateOf(input.template) }
        : { type: 'text', text: { body: input.text, preview_url: input.preview_url } }),
    },
  }),
  result: {
    schema: z.object({ message: z.string(), status: z.string().optional() }),
    read: ({ body }) => {
      const sent = Sent.safeParse(body).data?.messages[0];
      return sent && { message: sent.id, status: sent.message_status };
    },
  },
});

function templateOf({ name, language, parameters }: Template) {
  return {
    name,
    language: { code: language },
    components: parameters && [{ type: 'body', parameters: valuesOf(parameters) }],
  };
}

function valuesOf(parameters: NonNullable<Template['parameters']>) {
  if (Array.isArray(parameters)) return parameters.map((text) => ({ type: 'text', text }));
  return Object.entries(parameters).map(([parameter_name, text]) => ({
    type: 'text',
    parameter_name,
    text,
  }));
}
