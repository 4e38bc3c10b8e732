import commands from '../locales/en/commands.json';
import { i18n } from './i18n.ts';

/** The words of the command palette and of the shortcuts, loaded when either is first opened. */
i18n.addResourceBundle('en', 'commands', commands);
