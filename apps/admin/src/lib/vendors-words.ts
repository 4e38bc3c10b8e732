import vendors from '../locales/en/vendors.json';
import { i18n } from './i18n.ts';

/** What the library says of vendors before one is opened, loaded with the first page that has some. */
i18n.addResourceBundle('en', 'vendors', vendors);
