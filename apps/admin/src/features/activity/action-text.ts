import type { TFunction } from 'i18next';
import activity from '../../locales/en/activity.json';
import '../../lib/activity-words.ts';

type KnownAction = keyof typeof activity.actions;

/** The actions the page has words for; a dot would nest the locale's keys, so those have a slash. */
export const KNOWN_ACTIONS = (Object.keys(activity.actions) as KnownAction[]).map((key) => ({
  key,
  action: key.replace('/', '.'),
}));

/** `connection.pause` in words; an action the page has no words for is at least no identifier. */
export function actionText(action: string, t: TFunction): string {
  const key = KNOWN_ACTIONS.find((each) => each.action === action)?.key;
  return key ? t(`activity:actions.${key}`) : plain(action);
}

/** `connection.sing_along` as "Connection: sing along". */
function plain(action: string): string {
  const words = action.replaceAll('_', ' ').replaceAll('.', ': ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
