import type { Random } from '../random.ts';

const FIRST = [
  ...['Ada', 'Bruno', 'Carla', 'Daan', 'Elif', 'Femke', 'Goran', 'Hana', 'Ivo', 'Jana', 'Kofi'],
  ...['Lena', 'Marek', 'Noor', 'Oskar', 'Petra', 'Quirin', 'Rosa', 'Sven', 'Tara', 'Ugo', 'Vera'],
];
const LAST = [
  ...['Albers', 'Bianchi', 'Claes', 'Dvorak', 'Eriksen', 'Fischer', 'Garcia', 'Haas', 'Ivanov'],
  ...['Jansen', 'Kowalski', 'Lund', 'Moreau', 'Nowak', 'Olsen', 'Peeters', 'Rossi', 'Schmidt'],
];

export interface Customer {
  first: string;
  last: string;
  email: string;
}

/** Somebody who does not exist, at an address that cannot (RFC 2606). */
export function customer(random: Random): Customer {
  const [first, last] = [random.pick(FIRST), random.pick(LAST)];
  const name = `${first}.${last}${random.int(1, 99)}`.toLowerCase();
  return { first, last, email: `${name}@mail.example` };
}
