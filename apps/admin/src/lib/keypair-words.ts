import keypair from '../locales/en/keypair.json';
import { i18n } from './i18n.ts';

/** The words about key pairs for SSH, loaded where a connector has one. */
i18n.addResourceBundle('en', 'keypair', keypair);
