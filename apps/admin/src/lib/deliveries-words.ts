import deliveries from '../locales/en/deliveries.json';
import { i18n } from './i18n.ts';

/** The words of deliveries, loaded with the first thing that has some. */
i18n.addResourceBundle('en', 'deliveries', deliveries);
