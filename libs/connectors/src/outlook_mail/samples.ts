import type { Samples } from '@patchbay/connector-sdk/samples';
import { answers, appSamples, failure, tokenErrors } from '../_microsoft/sample-answers.ts';

export const samples: Samples = {
  ...appSamples,
  settings: { tenant: 'contoso.com', user: 'shop@contoso.com' },
  answers,
  tokenErrors,
  actions: {
    send_email: {
      inputs: [
        {
          from: { email: 'shop@example.com', name: 'My shop' },
          to: [{ email: 'ada@example.com' }],
          cc: [{ email: 'bob@example.com' }],
          bcc: [{ email: 'archive@example.com' }],
          subject: 'Hello',
          text: 'Thank you.',
        },
      ],
      delivered: { status: 202, text: '' },
      failed: [
        { ...failure(403, 'ErrorSendAsDenied'), code: 'ErrorSendAsDenied' },
        { ...failure(400, 'ErrorInvalidRecipients'), code: 'ErrorInvalidRecipients' },
        { ...failure(404, 'MailboxNotEnabledForRESTAPI'), code: 'MailboxNotEnabledForRESTAPI' },
      ],
    },
  },
};
