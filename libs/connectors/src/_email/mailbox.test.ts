import { expect, it } from 'vitest';
import { mailbox } from './mailbox.ts';

it.each([
  [{ email: 'a@b.nl' }, 'a@b.nl'],
  [{ email: 'a@b.nl', name: 'Ada Lovelace' }, 'Ada Lovelace <a@b.nl>'],
  [{ email: 'a@b.nl', name: 'Lovelace, Ada' }, '"Lovelace, Ada" <a@b.nl>'],
  [{ email: 'a@b.nl', name: 'A "x" \\ <c@d.nl>' }, '"A \\"x\\" \\\\ <c@d.nl>" <a@b.nl>'],
])('writes %j as a mailbox that names nobody else', (address, written) => {
  expect(mailbox(address)).toBe(written);
});
