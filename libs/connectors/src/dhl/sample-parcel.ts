export const SAMPLE_PARCEL = {
  from: {
    name: 'Jan Novak',
    company: 'Acme s.r.o.',
    street: 'V Parku 2308/10',
    city: 'Prague',
    postal_code: '14800',
    country: 'CZ',
    phone: '+420222333444',
    email: 'shop@example.com',
  },
  to: {
    name: 'Ada Lovelace',
    street: '10 Downing Street',
    city: 'London',
    postal_code: 'SW1A 2AA',
    country: 'GB',
    phone: '+442079250918',
  },
  parcels: [{ weight_g: 1200, length_mm: 300, width_mm: 200, height_mm: 100 }],
};

export const SAMPLE_CUSTOMS = {
  currency: 'EUR',
  invoice_number: 'A-1042',
  invoice_date: '2026-01-02',
  lines: [
    {
      description: 'Bicycle bells',
      quantity: 2,
      unit_amount: 1499,
      weight_g: 600,
      origin: 'CZ',
      commodity_code: '871499',
    },
  ],
};
