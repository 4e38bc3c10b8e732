import activity from '../locales/en/activity.json';
import { i18n } from './i18n.ts';

/** The words of the activity, loaded with the first page that has some. */
i18n.addResourceBundle('en', 'activity', activity);
