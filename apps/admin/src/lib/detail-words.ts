import detail from '../locales/en/detail.json';
import { i18n } from './i18n.ts';

/** The words that only the page of one connection has, loaded with it. */
i18n.addResourceBundle('en', 'detail', detail);
