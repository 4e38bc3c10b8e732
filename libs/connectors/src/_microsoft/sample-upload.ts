import type { ActionSamples } from '@patchbay/connector-sdk/samples';
import { failure } from './sample-answers.ts';

const item = {
  id: '01NKDM7HMOJTVYMDOSXFDK2QJDXCDI3WUK',
  name: 'invoice-1042.pdf',
  size: 9,
  webUrl: 'https://contoso.sharepoint.com/Documents/invoice-1042.pdf',
  file: { mimeType: 'application/pdf' },
};

export const uploadSample = {
  name: 'invoice-1042.pdf',
  content_type: 'application/pdf',
  content_base64: 'JVBERi0xLjcK',
  folder: 'Invoices/2026',
};

export const uploadSamples: ActionSamples = {
  inputs: [
    { name: 'a b#c.txt', content_type: 'text/plain', content_base64: 'aGk=', overwrite: false },
  ],
  delivered: {
    status: 201,
    json: item,
    result: { file: item.id, url: item.webUrl, size: item.size },
  },
  failed: [
    { ...failure(409, 'nameAlreadyExists'), code: 'nameAlreadyExists' },
    { ...failure(404, 'itemNotFound'), code: 'itemNotFound' },
  ],
};
