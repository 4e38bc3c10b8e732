import type { SettingsValues } from '@patchbay/contracts/settings';
import type { Fault } from './settings-faults.ts';
import { listOfText } from './settings-text.ts';

/** What one level of the settings states of deliveries; what it leaves out is up to the next. */
export type StatedRules = Partial<SettingsValues['connector_overrides'][string]>;

/** The same while it is being typed. `usual`: left out. */
export interface RuleDraft {
  retry: 'usual' | 'own' | 'never';
  schedule: string;
  /** Empty is left out. */
  timeout: string;
  limit: 'usual' | 'own' | 'none';
  requests: string;
  per: string;
}

export function toDraft(stated: StatedRules): RuleDraft {
  const { retry_schedule: schedule, timeout, rate_limit: limit } = stated;
  return {
    retry: schedule === undefined ? 'usual' : schedule.length > 0 ? 'own' : 'never',
    schedule: schedule?.join(', ') ?? '',
    timeout: timeout ?? '',
    limit: limit === undefined ? 'usual' : limit === null ? 'none' : 'own',
    requests: limit ? String(limit.requests) : '',
    per: limit?.per ?? '',
  };
}

/** What cannot be read is sent as it is, for the schema to name it. */
export function fromDraft(draft: RuleDraft): StatedRules {
  const schedule = listOfText(draft.schedule);
  const requests = /^\d+$/.test(draft.requests.trim()) ? Number(draft.requests) : 0;
  return {
    ...(draft.retry === 'never' && { retry_schedule: [] }),
    ...(draft.retry === 'own' && { retry_schedule: schedule.length > 0 ? schedule : [''] }),
    ...(draft.timeout.trim() && { timeout: draft.timeout.trim() }),
    ...(draft.limit === 'none' && { rate_limit: null }),
    ...(draft.limit === 'own' && { rate_limit: { requests, per: draft.per.trim() } }),
  };
}

export type RuleField = 'schedule' | 'timeout' | 'requests' | 'per';

const FIELDS: readonly [RuleField, RegExp][] = [
  ['schedule', /^retry_schedule(\.|$)/],
  ['timeout', /^timeout$/],
  ['requests', /^rate_limit(\.requests)?$/],
  ['per', /^rate_limit\.per$/],
];

/** The inputs that faults below `prefix` belong to. */
export function faultyFields(faults: readonly Fault[], prefix = ''): RuleField[] {
  const below = faults.flatMap(({ path }) =>
    path.startsWith(prefix) ? [path.slice(prefix.length)] : [],
  );
  return FIELDS.filter(([, paths]) => below.some((path) => paths.test(path))).map(([name]) => name);
}
