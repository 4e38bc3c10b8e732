import { alertText } from '@patchbay/core/alert-text';
import { describe, expect, it } from 'vitest';
import sentences from '../locales/de/sentences.json';
import { translateSentences } from './translate-sentences.ts';

const german = (text: string) => translateSentences(text, sentences, 'de-AT');

describe('a sentence of the server on a page in German', () => {
  it('is said in German, with what it names', () => {
    expect(german('Acme & Co. refuses the credential: it is wrong or was revoked.')).toBe(
      'Acme & Co. weist die Zugangsdaten zurück: Sie sind falsch oder wurden entzogen.',
    );
  });

  it('is said with those that follow it, or not at all', () => {
    const known = 'Acme answered with an error. (503)';
    expect(german(known)).toBe('Acme hat mit einem Fehler geantwortet. (503)');
    expect(german(`${known} Call us.`)).toBeUndefined();
  });

  it('names a day as the language does', () => {
    expect(german('The credential ends on 2026-12-01')).toBe(
      'Die Zugangsdaten enden am 1. Dezember 2026',
    );
  });

  const reason = '5 deliveries in a row failed. A test call decides after the cooldown.';
  it.each([
    alertText({ kind: 'connection_broken', state: 'auth_expired', reason: null }),
    alertText({ kind: 'connection_broken', state: 'auth_revoked', reason: null }),
    alertText({ kind: 'connection_broken', state: 'error', reason: 'X answered with an error.' }),
    alertText({ kind: 'breaker_open', reason }),
    alertText({ kind: 'connection_failing', failures: 10, atLeast: false }),
    alertText({ kind: 'connection_failing', failures: 1000, atLeast: true }),
    alertText({ kind: 'queue_growing', waiting: 9, atLeast: true, oldestMs: 600_000 }),
    alertText({ kind: 'credential_expiring', endsAt: 0 }),
    alertText({ kind: 'grant_ending', endsAt: 0 }),
  ])('is known of every alert: $title', ({ title, message }) => {
    for (const english of [title, message]) {
      const said = german(english);
      expect(said).toBeDefined();
      expect(said).not.toMatch(/\b(the|is|of|or|more|connection)\b/i);
    }
  });
});

describe('the sentences', () => {
  it.each(Object.entries(sentences))('%s keeps the names of what is put in', (english, other) => {
    const names = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
    // What zod says of a missing value names a kind that nobody asked for.
    expect(names(english).filter((name) => name !== '{{kind}}')).toEqual(names(other));
  });
});
