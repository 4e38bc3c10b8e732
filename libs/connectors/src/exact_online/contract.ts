import type { VendorContract } from '@patchbay/connector-sdk/contract';

const DETAILS = 'https://start.exactonline.nl/docs/HlpRestAPIResourcesDetails.aspx?name=';
const reason =
  'the description is of a connector that needs the account’s own data and events only';

export default {
  openapi: ['exact-online/apiDefinition.swagger.json'],
  exceptions: [
    {
      about: 'additionalProperty":"d"',
      reason: 'OData 2.0 wraps what it lists; the description is of what is inside',
      source: `${DETAILS}SystemSystemMe`,
    },
    { about: '/crm/Accounts', reason, source: `${DETAILS}CRMAccounts` },
    { about: '/logistics/Items', reason, source: `${DETAILS}LogisticsItems` },
    { about: '/salesinvoice/SalesInvoices', reason, source: `${DETAILS}SalesInvoiceSalesInvoices` },
  ],
} satisfies VendorContract;
