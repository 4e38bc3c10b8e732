import connections from '../locales/en/connections.json';
import { i18n } from './i18n.ts';

/** The words of connections, loaded with the first page that has some. */
i18n.addResourceBundle('en', 'connections', connections);
