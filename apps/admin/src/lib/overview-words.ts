import overview from '../locales/en/overview.json';
import { i18n } from './i18n.ts';

/** The words of the overview, loaded with it. */
i18n.addResourceBundle('en', 'overview', overview);
