export const SAMPLE_PARCEL = {
  from: {
    name: 'Acme Rowery',
    company: 'Acme sp. z o.o.',
    street: 'Pana Tadeusza 4',
    city: 'Kraków',
    postal_code: '30-727',
    country: 'PL',
    phone: '+48600100200',
    email: 'shop@example.com',
  },
  to: {
    name: 'Ada Nowak',
    street: 'Cybernetyki 10',
    city: 'Warszawa',
    postal_code: '02-677',
    country: 'PL',
    phone: '+48 500 600 700',
    email: 'ada@example.com',
  },
  parcels: [{ weight_g: 1200, length_mm: 300, width_mm: 200, height_mm: 100 }],
  reference: 'A-1042',
  target_point: 'KRA010',
};
