import { expect, it } from 'vitest';
import { languageOf, languageTag } from './languages.ts';

it('draws the page in the first language of the browser that it speaks', () => {
  expect(languageTag(null, ['fr-FR', 'de', 'en'])).toBe('de');
  expect(languageTag(null, ['en-GB', 'de'])).toBe('en-GB');
});

it('is English for those who read none of its languages', () => {
  expect(languageTag(null, ['fr', 'nl'])).toBe('en');
  expect(languageTag(null, [])).toBe('en');
});

it('lets the choice made here outrank the browser', () => {
  expect(languageTag('de', ['en-US'])).toBe('de');
  expect(languageTag('en', ['de-DE'])).toBe('en');
});

it('keeps the region that the browser names for the language, for dates and numbers', () => {
  expect(languageTag('de', ['en-US', 'de-AT'])).toBe('de-AT');
});

it('takes no choice it does not know, such as one of a later version', () => {
  expect(languageTag('xx', ['de-DE'])).toBe('de-DE');
  expect(languageOf('DE-ch')).toBe('de');
  expect(languageOf('den')).toBeUndefined();
});
