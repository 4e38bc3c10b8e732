import type { ConnectorRules } from '@patchbay/contracts/delivery-rules';
import type { TFunction } from 'i18next';
import type { StatedRules } from './rule-draft.ts';
import '../../lib/settings-words.ts';

/** "1s, 4s, 16s". */
export function scheduleText(schedule: readonly string[], t: TFunction): string {
  return schedule.length > 0 ? schedule.join(', ') : t('settings:rules.never');
}

/** "100 in 10s". */
export function limitText(limit: ConnectorRules['rate_limit']['value'], t: TFunction): string {
  return limit ? t('settings:rules.limit_of', limit) : t('settings:rules.no_limit');
}

/** What is stated, in one line; for telling what somebody else saved. */
export function statedText(stated: StatedRules, t: TFunction): string {
  const { retry_schedule: schedule, timeout, rate_limit: limit } = stated;
  const parts = [
    schedule && `${t('settings:rules.retry')}: ${scheduleText(schedule, t)}`,
    timeout && `${t('settings:rules.timeout')}: ${timeout}`,
    limit !== undefined && `${t('settings:rules.limit')}: ${limitText(limit, t)}`,
  ].filter((part) => typeof part === 'string');
  return parts.join('; ') || t('settings:rules.nothing_stated');
}
