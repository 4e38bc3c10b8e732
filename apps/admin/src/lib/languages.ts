/** The languages the page speaks, each called as its speakers call it. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;
export const LANGUAGE_CODES = Object.keys(LANGUAGES) as Language[];

/** `de` of `de-AT`; undefined for a language the page does not speak. */
export function languageOf(tag: string | null | undefined): Language | undefined {
  const code = tag?.toLowerCase().split('-')[0];
  return LANGUAGE_CODES.find((each) => each === code);
}

/**
 * The BCP 47 tag to draw the page in: the choice made here, else the first language of the browser
 * that the page speaks, else English. A region the browser names for it is kept, so that dates and
 * numbers are those of `de-AT` or `en-GB`.
 */
export function languageTag(chosen: string | null, preferred: readonly string[]): string {
  const asked = preferred.find((tag) => languageOf(tag) !== undefined);
  const language = languageOf(chosen) ?? languageOf(asked) ?? 'en';
  return preferred.find((tag) => languageOf(tag) === language) ?? language;
}
