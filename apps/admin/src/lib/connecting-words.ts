import connecting from '../locales/en/connecting.json';
import { i18n } from './i18n.ts';

/** The words of the way from a vendor to a connection, loaded with the first page that has some. */
i18n.addResourceBundle('en', 'connecting', connecting);
