import { Inject, Injectable } from '@nestjs/common';
import type { Texts } from '@patchbay/connectors/load-texts';
import { mapTexts } from './texts/map-texts.ts';

export const TEXTS = Symbol('connector texts');

/** What connectors say, in the reader's language; English where a text has no other. */
@Injectable()
export class ConnectorTexts {
  constructor(@Inject(TEXTS) private readonly texts: Texts) {}

  /**
   * @param languages as the reader prefers them (BCP 47), best first
   * @returns the form in the first language there are words in
   */
  say<T extends { slug: string; name: string }>(form: T, languages: readonly string[]): T {
    const words = this.words(form.slug, languages);
    if (!words) return form;
    // A vendor's name is a name; where there is no vendor it says what the thing is.
    return {
      ...mapTexts(form, (text) => words[text] || text),
      name: words[form.name] || form.name,
    };
  }

  /** The same of any other form with words of this connector, such as its scopes or a panel. */
  sayOf<T>(slug: string, form: T, languages: readonly string[]): T {
    const words = this.words(slug, languages);
    return words ? mapTexts(form, (text) => words[text] || text) : form;
  }

  /** One text of this connector. */
  sayText(slug: string, text: string, languages: readonly string[]): string {
    return this.words(slug, languages)?.[text] || text;
  }

  private words(slug: string, languages: readonly string[]) {
    for (const language of languages) {
      const [primary = ''] = language.toLowerCase().split('-');
      const words = this.texts.get(primary)?.get(slug);
      if (words) return words;
      if (primary === 'en') return undefined;
    }
    return undefined;
  }
}
