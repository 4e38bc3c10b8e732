import outcomes from '../locales/en/outcomes.json';
import { i18n } from './i18n.ts';

/** What a test call came to, in words, loaded with the first thing that shows a test. */
i18n.addResourceBundle('en', 'outcomes', outcomes);
