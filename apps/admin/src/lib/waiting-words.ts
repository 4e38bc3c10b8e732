import waiting from '../locales/en/waiting.json';
import { i18n } from './i18n.ts';

/** The words of what waits and of jobs, loaded with the first page that has some. */
i18n.addResourceBundle('en', 'waiting', waiting);
