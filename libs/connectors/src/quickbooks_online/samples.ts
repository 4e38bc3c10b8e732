import type { Samples } from '@patchbay/connector-sdk/samples';

const time = '2026-01-02T03:04:05.000-08:00';

const fault = (status: number, code: string, type: string, message: string) => ({
  status,
  json: { Fault: { Error: [{ Message: message, Detail: message, code }], type }, time },
});

const gate = (status: number, code: string, type: string, message: string) => ({
  status,
  json: {
    warnings: null,
    fault: { error: [{ message, detail: message, code, element: null }], type },
    time: 1_700_000_000_000,
  },
});

const customer = {
  status: 200,
  json: {
    Customer: {
      domain: 'QBO',
      Id: '67',
      SyncToken: '0',
      DisplayName: 'Analytical Engines',
      PrimaryEmailAddr: { Address: 'ada@example.com' },
    },
    time,
  },
};

const nobody = { status: 200, json: { QueryResponse: {}, time } };

const invalid = (code: string, message: string) => ({
  ...fault(400, code, 'ValidationFault', message),
  code,
});

export const samples: Samples = {
  settings: { environment: 'production', item_id: '1' },
  discovered: { realm_id: '9130355377388383' },
  answers: {
    connected: {
      status: 200,
      json: { CompanyInfo: { CompanyName: 'Acme', LegalName: 'Acme Inc', Id: '1' }, time },
    },
    credential_expired: [
      fault(401, '3200', 'AUTHENTICATION', 'message=AuthenticationFailed; errorCode=003200'),
      gate(401, '3200', 'AUTHENTICATION', 'message=AuthenticationFailed; errorCode=003200'),
    ],
    credential_revoked: gate(
      403,
      '3100',
      'AuthorizationFault',
      'message=ApplicationAuthorizationFailed; errorCode=003100',
    ),
    scope_insufficient: fault(403, '5020', 'ValidationFault', 'Permission Denied Error'),
    vendor_error: [
      gate(429, '3001', 'THROTTLED', 'message=ThrottleExceeded; errorCode=003001'),
      fault(500, '10000', 'SystemFault', 'An application error has occurred'),
    ],
  },
  actions: {
    upsert_contact: {
      inputs: [
        { email: 'ada@example.com' },
        { email: 'ada@example.com', name: 'Ada', contact_id: '67' },
      ],
      steps: { find_customer: nobody },
      delivered: { ...customer, result: { contact_id: '67' } },
      failed: [invalid('6240', 'Duplicate Name Exists Error'), invalid('5010', 'Stale Object')],
    },
    create_invoice: {
      inputs: [
        {
          contact: { id: '67' },
          currency: 'JPY',
          date: '2026-03-01',
          number: 'INV-7',
          prices: 'inclusive',
          lines: [{ description: 'Bell', unit_amount: 1999, tax: '3' }],
        },
      ],
      steps: { find_customer: nobody, create_customer: customer },
      delivered: {
        status: 200,
        json: {
          Invoice: {
            domain: 'QBO',
            Id: '239',
            SyncToken: '0',
            DocNumber: '1070',
            CurrencyRef: { value: 'EUR', name: 'Euro' },
            TotalAmt: 1499.5,
            Balance: 1499.5,
          },
          time,
        },
        result: { invoice_id: '239', number: '1070' },
      },
      failed: [invalid('2500', 'Invalid Reference Id')],
    },
  },
  tokenErrors: { expired: { status: 400, error: 'invalid_grant', description: 'Token invalid' } },
};
