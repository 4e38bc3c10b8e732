import charts from '../locales/en/charts.json';
import { i18n } from './i18n.ts';

/** The words of charts, loaded with the first one. */
i18n.addResourceBundle('en', 'charts', charts);
