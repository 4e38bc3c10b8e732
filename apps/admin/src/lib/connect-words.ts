import connect from '../locales/en/connect.json';
import { i18n } from './i18n.ts';

/** The words of connecting a vendor, loaded with the first thing that has some. */
i18n.addResourceBundle('en', 'connect', connect);
