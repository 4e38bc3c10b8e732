import packages from '../locales/en/packages.json';
import { i18n } from './i18n.ts';

/** The words about connectors that others wrote, loaded where there are such. */
i18n.addResourceBundle('en', 'packages', packages);
