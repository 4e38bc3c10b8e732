import { CAPABILITIES } from '@patchbay/contracts/capability';
import type { TFunction } from 'i18next';
import connections from '../../locales/en/connections.json';
import { capabilityName } from '../../lib/capability-name.ts';
import { exactTime } from '../../lib/time.ts';
import '../../lib/activity-words.ts';
import '../../lib/connections-words.ts';

type State = keyof typeof connections.states;

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A value of the audit as a person reads it; null where there is nothing to read. */
export function valueText(
  field: string,
  value: unknown,
  t: TFunction,
  language: string,
): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return t(value ? 'activity:values.yes' : 'activity:values.no');
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    return listText(field === 'capabilities' ? value.map((each) => nameOf(each, t)) : value);
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  if (field === 'state' && isState(value)) return t(`connections:states.${value}.label`);
  return TIME.test(value) && !Number.isNaN(Date.parse(value)) ? exactTime(value, language) : value;
}

/** `base_url` as "Base url": names of the data model are English words already. */
export function fieldText(path: readonly string[]): string {
  const words = path.map((name) => name.replaceAll('_', ' ')).join(' › ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function listText(values: unknown[]): string | null {
  if (values.length === 0) return null;
  return values
    .map((each) => (typeof each === 'object' ? JSON.stringify(each) : String(each)))
    .join(', ');
}

function nameOf(capability: unknown, t: TFunction): unknown {
  const known = CAPABILITIES.find((each) => each === capability);
  return known ? capabilityName(known, t) : capability;
}

function isState(value: string): value is State {
  return Object.hasOwn(connections.states, value);
}
