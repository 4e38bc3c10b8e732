import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from '../locales/en/index.ts';
import { chosenLanguage, rememberLanguage } from './language-choice.ts';
import { languageOf, languageTag, type Language } from './languages.ts';

export const DEFAULT_NAMESPACE = 'common';

/** English is here from the start, and stands in for what another language should lack. */
const LOADERS: Record<Language, () => Promise<{ words: Record<string, object> }> | null> = {
  en: () => null,
  de: () => import('../locales/de/index.ts'),
};

void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: DEFAULT_NAMESPACE,
  resources: { en },
  initAsync: false,
  interpolation: { escapeValue: false },
});

i18next.on('languageChanged', (tag) => {
  document.documentElement.lang = tag;
  document.documentElement.dir = i18next.dir(tag);
});

/** The language to begin with, before the first draw. Without its words the page is English. */
export async function startLanguage(): Promise<void> {
  const tag = languageTag(chosenLanguage(), navigator.languages);
  await speak(tag).catch(() => i18next.changeLanguage('en'));
}

/** Changes the language of the open page and remembers it. Rejects when its words cannot be had. */
export async function chooseLanguage(language: Language): Promise<void> {
  await speak(languageTag(language, navigator.languages));
  rememberLanguage(language);
}

async function speak(tag: string): Promise<void> {
  const language = languageOf(tag) ?? 'en';
  const loaded = await LOADERS[language]();
  for (const [namespace, words] of Object.entries(loaded?.words ?? {})) {
    i18next.addResourceBundle(language, namespace, words);
  }
  await i18next.changeLanguage(tag);
}

export { i18next as i18n };
