import type { Samples } from '@patchbay/connector-sdk/samples';
import { answers, appSamples, tokenErrors } from '../_microsoft/sample-answers.ts';
import { uploadSamples } from '../_microsoft/sample-upload.ts';

export const samples: Samples = {
  ...appSamples,
  settings: { tenant: 'contoso.com', user: 'shop@contoso.com', folder: 'Patchbay' },
  answers,
  tokenErrors,
  panels: {
    drive: {
      answers: [
        {
          status: 200,
          json: {
            id: 'b!t18F8ybsHUq1z3LTz8xvZqP8zaSWjkFNhsME-Fepo75dTf9vQKfeRblBZjoSQrd7',
            driveType: 'business',
            quota: {
              deleted: 256938,
              remaining: 1099447353539,
              state: 'normal',
              total: 1099511627776,
              used: 64274237,
            },
          },
        },
      ],
    },
  },
  actions: { upload_file: uploadSamples },
};
