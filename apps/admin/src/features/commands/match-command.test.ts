import { expect, it } from 'vitest';
import { matchCommands } from './match-command.ts';

const COMMANDS = [
  { label: 'Settings: Members' },
  { label: 'Connect Mailchimp', also: 'email' },
  { label: 'Delivery log', also: 'deliveries' },
  { label: 'Überblick' },
  { label: 'Members of the board' },
];
const found = (typed: string) => matchCommands(COMMANDS, typed).map(({ label }) => label);

it('finds by the beginnings of words, in any order', () => {
  expect(found('mail con')).toEqual(['Connect Mailchimp']);
  expect(found('himp')).toEqual([]);
});

it('finds by words that are not shown', () => {
  expect(found('deliveries')).toEqual(['Delivery log']);
  expect(found('email')).toEqual(['Connect Mailchimp']);
});

it('asks neither for case nor for accents', () => {
  expect(found('UBER')).toEqual(['Überblick']);
});

it('puts first what begins with the text', () => {
  expect(found('members')).toEqual(['Members of the board', 'Settings: Members']);
});

it('shows everything while nothing is typed', () => {
  expect(found('  ')).toHaveLength(COMMANDS.length);
});

it('matches nothing that only punctuation was typed for', () => {
  expect(found('?!')).toEqual([]);
});
