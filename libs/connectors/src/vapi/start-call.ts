import { action } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { assistantId, chosenAssistant } from './assistant.ts';

const Call = z.object({ id: z.string().min(1), status: z.string() });

/** https://docs.vapi.ai/api-reference/calls/create */
export const startCall = action({
  title: 'Call somebody',
  description: 'Has an assistant call a phone number.',
  input: z.strictObject({
    to: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/, 'must be a number such as +31201234567')
      .meta({ title: 'Phone number' }),
    name: z.string().trim().min(1).max(40).optional().meta({ title: 'Who is called' }),
    assistant: assistantId.optional().meta({
      title: 'Assistant',
      description: 'Its ID. As the settings say by default.',
    }),
    phone_number_id: z
      .uuid()
      .optional()
      .meta({ title: 'Calling number', description: 'Its ID. As the settings say by default.' }),
    values: z
      .record(z.string().regex(/^\w{1,60}$/), z.string().max(2000))
      .optional()
      .meta({ title: 'Values', description: 'For the places in the assistant’s words.' }),
  }),
  sample: { to: '+31201234567', name: 'Ada Lovelace', values: { order: 'A-1042' } },
  request: (input, { settings }) => {
    const phoneNumberId = input.phone_number_id ?? settings['phone_number_id'];
    if (typeof phoneNumberId !== 'string') {
      throw new RequestBuildError('phone_number_id', 'is needed, because the settings name none');
    }
    return {
      method: 'POST',
      path: '/call',
      json: {
        assistantId: chosenAssistant(input.assistant, settings),
        assistantOverrides: input.values && { variableValues: input.values },
        phoneNumberId,
        customer: { number: input.to, name: input.name },
      },
    };
  },
  result: {
    schema: z.object({ call: z.string(), vendor_state: z.string() }),
    read: ({ body }) => {
      const call = Call.safeParse(body).data;
      return call && { call: call.id, vendor_state: call.status };
    },
  },
});
