import settings from '../locales/en/settings.json';
import { i18n } from './i18n.ts';

/** Many words that most visits never read, so they are loaded with the first page that has some. */
i18n.addResourceBundle('en', 'settings', settings);
