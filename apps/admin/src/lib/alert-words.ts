import alerts from '../locales/en/alerts.json';
import { i18n } from './i18n.ts';

/** Read when something is wrong, so they are loaded with the first thing that shows an alert. */
i18n.addResourceBundle('en', 'alerts', alerts);
