import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';
import { commonRefusals, olderFailure, tokenErrors } from '../_google/sample-answers.ts';
import { serviceAccountSamples } from '../_google/sample-service-account.ts';

const held = (permissions?: string[]): SampleAnswer => ({
  status: 200,
  json: { kind: 'storage#testIamPermissionsResponse', ...(permissions && { permissions }) },
});

const message =
  "patchbay@sample-project.iam.gserviceaccount.com does not have storage.objects.create access to the Google Cloud Storage object. Permission 'storage.objects.create' denied on resource (or it may not exist).";
const denied: SampleAnswer = {
  status: 403,
  json: {
    error: { code: 403, message, errors: [{ message, domain: 'global', reason: 'forbidden' }] },
  },
};

export const samples: Samples = {
  ...serviceAccountSamples,
  settings: { bucket: 'acme-files' },
  answers: {
    ...commonRefusals,
    connected: held(['storage.objects.create', 'storage.objects.get']),
    scope_insufficient: [
      ...commonRefusals.scope_insufficient,
      held(),
      held(['storage.objects.get']),
      denied,
    ],
    vendor_error: [...commonRefusals.vendor_error, olderFailure(404, 'notFound')],
  },
  actions: {
    upload_file: {
      inputs: [
        {
          name: 'Überschrift (1).txt',
          content_type: 'text/plain; charset=utf-8',
          content_base64: 'SGVsbG8=',
          cache_control: 'max-age=3600',
        },
      ],
      delivered: {
        status: 200,
        json: {
          kind: 'storage#object',
          id: 'acme-files/invoices/2026/invoice-A-1042.pdf/1772442000000000',
          name: 'invoices/2026/invoice-A-1042.pdf',
          bucket: 'acme-files',
          generation: '1772442000000000',
          metageneration: '1',
          contentType: 'application/pdf',
          size: '15',
          etag: 'CIDg4N6Z/ZIDEAE=',
        },
        result: {
          file: 'invoices/2026/invoice-A-1042.pdf',
          size: 15,
          etag: 'CIDg4N6Z/ZIDEAE=',
          version: '1772442000000000',
        },
      },
      failed: [
        { ...denied, code: 'forbidden' },
        { ...olderFailure(404, 'notFound'), code: 'notFound' },
      ],
    },
    presign_url: { inputs: [{ name: 'a.pdf', method: 'PUT' }] },
  },
  tokenErrors,
};
