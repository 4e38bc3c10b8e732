import { expect, it } from 'vitest';
import { fullName, nameFrom } from './contact-input.ts';

it('a name is what was given of it, and nothing when nothing was', () => {
  expect(fullName({ first_name: 'Ada', last_name: 'Lovelace' })).toBe('Ada Lovelace');
  expect(fullName({ last_name: 'Lovelace' })).toBe('Lovelace');
  expect(fullName({})).toBeUndefined();
});

it('a person without a name is called by the address', () => {
  expect(nameFrom('ada@example.com')).toBe('ada');
});
