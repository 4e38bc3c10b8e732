import library from '../locales/en/library.json';
import { i18n } from './i18n.ts';

/** The words of the library, loaded with the first thing that has some. */
i18n.addResourceBundle('en', 'library', library);
