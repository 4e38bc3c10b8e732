import { action } from '@patchbay/connector-sdk/action';
import { paymentResults } from '@patchbay/connector-sdk/kinds/payment';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { findOrder, WHOLE_ANSWER } from './find-order.ts';
import { payment, SAMPLE_PAYMENT } from './inputs.ts';
import { Part } from './order.ts';
import { authorizationState, partResult } from './payment-state.ts';

/** POST /v2/payments/authorizations/{authorization_id}/void */
export const cancel = action({
  title: 'Cancel a payment',
  description: 'Gives back an amount that is reserved; orders nobody paid end by themselves.',
  input: z.strictObject({ payment }),
  sample: { payment: SAMPLE_PAYMENT },
  before: [findOrder],
  request: (_input, _context, { authorization }) => {
    if (!authorization)
      throw new RequestBuildError('payment', 'has no reserved amount to give back');
    return {
      method: 'POST',
      path: '/v2/payments/authorizations/{authorization}/void',
      params: { authorization: String(authorization) },
      headers: WHOLE_ANSWER,
    };
  },
  result: {
    schema: paymentResults.payment,
    read: ({ status, body }, { payment: order }) => {
      const authorization = Part.safeParse(body).data;
      if (authorization) return partResult(String(order), authorization, authorizationState);
      if (status !== 204) return undefined;
      return { payment: String(order), state: 'cancelled', vendor_state: 'VOIDED' };
    },
  },
});
