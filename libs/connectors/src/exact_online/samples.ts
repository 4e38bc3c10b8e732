import type { Samples } from '@patchbay/connector-sdk/samples';

const USER = '0bcf7c37-a5e2-4612-9b88-687ce0d6c5ed';
const ACCOUNT = '7bcf7c37-a5e2-4612-9b88-687ce0d6c5ed';
const ITEM = '097a82a9-6ef7-4edc-8036-3f7559d9ef82';
const INVOICE = '1d7a82a9-6ef7-4edc-8036-3f7559d9ef82';

const divisions = {
  status: 200,
  json: {
    d: { results: [{ Code: 123456, Description: 'Acme B.V.', CustomerName: 'Acme Holding' }] },
  },
};

const failure = (status: number, value: string) => ({
  status,
  json: { error: { code: '', message: { lang: '', value } } },
});

const nothing = { status: 200, json: { d: { results: [] } } };

const account = {
  status: 201,
  json: { d: { ID: ACCOUNT, Name: 'Ada Lovelace', Email: 'ada@example.com', Status: 'C' } },
};

export const samples: Samples = {
  settings: { region: 'nl', division: '123456', journal: '70', item_code: 'BIKE' },
  panels: {
    division: {
      steps: { division: { answer: divisions } },
      value: '123456',
      answers: [divisions],
    },
  },
  answers: {
    connected: [
      {
        status: 200,
        json: {
          d: {
            results: [
              {
                UserID: USER,
                FullName: 'Ada Lovelace',
                CurrentDivision: 123456,
                DivisionCustomerName: 'Acme B.V.',
              },
            ],
          },
        },
      },
      { status: 200, json: { CurrentDivision: 123456, UserID: USER } },
    ],
    vendor_error: [
      { status: 429, headers: { 'x-ratelimit-minutely-remaining': '0' } },
      { status: 503, text: 'Service Unavailable' },
    ],
  },
  actions: {
    upsert_contact: {
      inputs: [
        {
          email: 'ada@example.com',
          contact_id: ACCOUNT,
          first_name: 'Ada',
          website: 'https://example.com',
          street: 'Damrak 1',
          postcode: '1012 LG',
          city: 'Amsterdam',
          country: 'NL',
          vat_number: 'NL123456789B01',
        },
      ],
      steps: { find_account: nothing },
      delivered: { ...account, result: { contact_id: ACCOUNT } },
      failed: [{ ...failure(400, 'Bad Request - Error in query syntax.'), code: '400' }],
    },
    create_invoice: {
      inputs: [
        {
          contact: { id: ACCOUNT },
          currency: 'EUR',
          date: '2026-03-01',
          journal: '71',
          description: 'Web shop',
          lines: [{ description: 'Bell', unit_amount: 1999, tax: '2' }],
        },
      ],
      steps: {
        find_account: nothing,
        create_account: account,
        find_items: { status: 200, json: { d: { results: [{ ID: ITEM, Code: 'BIKE' }] } } },
      },
      delivered: {
        status: 201,
        json: { d: { InvoiceID: INVOICE, InvoiceNumber: 0, Status: 20, Currency: 'EUR' } },
        result: { invoice_id: INVOICE, status: 'open' },
      },
      failed: [{ ...failure(500, 'Niet gevonden: Dagboek'), code: 'rule_violated' }],
    },
  },
  unreachable: {
    credential_revoked: 'a grant that was withdrawn is worded as a refresh token that is too old',
  },
  tokenErrors: {
    expired: { status: 400, error: 'invalid_grant', description: 'Old refresh token used' },
  },
};
