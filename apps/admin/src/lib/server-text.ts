import { i18n } from './i18n.ts';
import { languageOf } from './languages.ts';
import { translateSentences } from './translate-sentences.ts';

/**
 * What the server says in whole sentences (a state's reason, an alert, what is wrong with a field),
 * in the language of the page. The server speaks English; another language's `sentences.json` holds
 * its sentences. A text stays as it came where one of them is not known, rather than being of two
 * languages.
 */
export function serverText(text: string): string {
  const language = languageOf(i18n.language) ?? 'en';
  const sentences: Record<string, string> | undefined = i18n.getResourceBundle(
    language,
    'sentences',
  );
  return (sentences && translateSentences(text, sentences, i18n.language)) ?? text;
}
