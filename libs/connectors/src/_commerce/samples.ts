export const SAMPLE_PRODUCT = {
  handle: 'bicycle-bell',
  sku: 'BELL-1',
  title: 'Bicycle bell',
  description: 'Rings.',
  price: 1499,
  currency: 'EUR',
};

export const SAMPLE_ORDER = {
  email: 'ada@example.com',
  currency: 'EUR',
  lines: [{ title: 'Bicycle bell', quantity: 2, unit_amount: 1499 }],
  shipping_address: {
    first_name: 'Ada',
    last_name: 'Lovelace',
    street: 'Unter den Linden 77',
    city: 'Berlin',
    postal_code: '10117',
    country: 'DE',
    phone: '+493012345678',
  },
  reference: 'A-1042',
};
