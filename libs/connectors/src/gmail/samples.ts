import type { Samples } from '@patchbay/connector-sdk/samples';
import { commonRefusals, failure, olderFailure, tokenErrors } from '../_google/sample-answers.ts';

export const samples: Samples = {
  settings: { sender_email: 'shop@example.com', sender_name: 'MyShop' },
  answers: {
    connected: {
      status: 200,
      json: {
        id: '108523746120937461092',
        email: 'shop@example.com',
        verified_email: true,
        picture: 'https://lh3.googleusercontent.com/a/sample',
        hd: 'example.com',
      },
    },
    ...commonRefusals,
  },
  actions: {
    send_email: {
      inputs: [
        {
          from: { email: 'help@example.com', name: 'Müller, "Ada"' },
          to: [{ email: 'ada@example.com' }],
          cc: [{ email: 'cc@example.com' }],
          bcc: [{ email: 'bcc@example.com' }],
          reply_to: { email: 'reply@example.com' },
          subject: 'Grüße',
          text: 'Schönen Tag.',
        },
      ],
      delivered: {
        status: 200,
        json: { id: '18c5e2a9f3b1d7e0', threadId: '18c5e2a9f3b1d7e0', labelIds: ['SENT'] },
        result: { message: '18c5e2a9f3b1d7e0' },
      },
      failed: [
        { ...failure(400, 'INVALID_ARGUMENT'), code: 'INVALID_ARGUMENT' },
        { ...olderFailure(400, 'failedPrecondition'), code: 'failedPrecondition' },
      ],
    },
  },
  tokenErrors,
};
