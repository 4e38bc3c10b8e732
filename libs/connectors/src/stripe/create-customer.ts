import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { formOf } from './form.ts';
import { metadata } from './inputs.ts';

const Customer = z.object({
  object: z.literal('customer'),
  id: z.string().startsWith('cus_').max(255),
});

/** POST /v1/customers, https://docs.stripe.com/api/customers/create */
export const createCustomer = action({
  title: 'Create a customer',
  description: 'Adds a customer; Stripe allows several with one e-mail address.',
  input: z.strictObject({
    email: z.email().max(512).optional().meta({ title: 'E-mail' }),
    name: z.string().min(1).max(256).optional().meta({ title: 'Name' }),
    phone: z.string().min(1).max(20).optional().meta({ title: 'Phone' }),
    description: z.string().max(5000).optional().meta({ title: 'Description' }),
    metadata,
  }),
  sample: { email: 'ada@example.com', name: 'Ada Lovelace', metadata: { order: 'A-1042' } },
  request: (input) => ({ method: 'POST', path: '/v1/customers', form: formOf(input) }),
  result: {
    schema: z.object({ customer: z.string() }),
    read: ({ body }) => {
      const customer = Customer.safeParse(body).data?.id;
      return customer === undefined ? undefined : { customer };
    },
  },
});
