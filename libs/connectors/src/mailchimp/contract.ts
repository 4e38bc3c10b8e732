import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default {
  openapi: ['mailchimp/apis-guru-mailchimp.com.json'],
  hosts: { 'us6.api.mailchimp.com': 'server.api.mailchimp.com' },
} satisfies VendorContract;
