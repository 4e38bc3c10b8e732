import type { Samples } from '@patchbay/connector-sdk/samples';
import { answers, appSamples, tokenErrors } from '../_microsoft/sample-answers.ts';
import { uploadSamples } from '../_microsoft/sample-upload.ts';

const site = {
  id: 'contoso.sharepoint.com,2C712604-1370-44E7-A1F5-426573FDA80A,2D2244C3-251A-49EA-93A8-39E1C3A060FE',
  displayName: 'Accounting',
  name: 'accounting',
  webUrl: 'https://contoso.sharepoint.com/sites/accounting',
};
const drive = {
  id: 'b!t18F8ybsHUq1z3LTz8xvZqP8zaSWjkFNhsME-Fepo75dTf9vQKfeRblBZjoSQrd7',
  name: 'Documents',
  webUrl: 'https://contoso.sharepoint.com/sites/accounting/Shared%20Documents',
};

export const samples: Samples = {
  ...appSamples,
  settings: { tenant: 'contoso.com', drive_id: drive.id, folder: 'Patchbay' },
  answers,
  tokenErrors,
  panels: {
    library: {
      steps: {
        site: { answer: { status: 200, json: { value: [site] } } },
        library: { within: site.id, answer: { status: 200, json: { value: [drive] } } },
      },
      value: `${site.id}/${drive.id}`,
      answers: [
        { status: 200, json: site },
        { status: 200, json: drive },
      ],
    },
  },
  actions: { upload_file: uploadSamples },
};
