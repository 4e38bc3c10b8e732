/** Inputs that satisfy the kinds, the smallest and the fullest: every connector takes them all. */
export const paymentSamples = {
  create_session: [
    {
      currency: 'EUR',
      items: [{ name: 'Bicycle bell', amount: 1499 }],
      success_url: 'https://shop.example/thanks',
    },
    {
      currency: 'eur',
      items: [
        { name: 'Bicycle bell', amount: 1499, quantity: 2 },
        { name: 'Delivery', amount: 1 },
      ],
      success_url: 'https://shop.example/thanks?order=A-1042',
      cancel_url: 'https://shop.example/cart',
      reference: 'A-1042',
    },
  ],
  capture: [{ payment: '' }, { payment: '', amount: 1499 }],
  refund: [{ payment: '' }, { payment: '', amount: 500, reason: 'The bell does not ring.' }],
  cancel: [{ payment: '' }],
  get_status: [{ payment: '' }],
};

const from = {
  name: 'Acme',
  street: 'Keizersgracht 1',
  city: 'Amsterdam',
  postal_code: '1015 CN',
  country: 'NL',
};
const to = {
  name: 'Ada Lovelace',
  company: 'Analytical Engines',
  street: 'Unter den Linden 77',
  street_2: '2. Stock',
  city: 'Berlin',
  postal_code: '10117',
  region: 'Berlin',
  country: 'DE',
  phone: '+493012345678',
  email: 'ada@example.com',
};
const parcel = { weight_g: 1200, length_mm: 300, width_mm: 200, height_mm: 100 };

export const shippingSamples = {
  get_rates: [
    { from, to, parcels: [parcel] },
    { from: to, to: from, parcels: [parcel, parcel] },
  ],
  create_shipment: [
    { from, to, parcels: [parcel] },
    { from, to, parcels: [parcel], reference: 'A-1042' },
  ],
  track: [{ tracking_number: '' }],
  cancel_shipment: [{ shipment: '' }],
};
