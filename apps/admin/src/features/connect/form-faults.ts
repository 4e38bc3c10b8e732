import { checkValues, type FieldFault } from '../../lib/schema-form/check-values.ts';
import type { FormField } from '../../lib/schema-form/form-field.ts';
import type { ConnectValues } from './connect-values.ts';

/** Paths of the inputs the form may show, as the server names them. */
export function shownPaths(credentials: readonly FormField[], settings: readonly FormField[]) {
  return [
    ...settings.map((field) => `settings.${field.name}`),
    ...credentials.map((field) => `credentials.${field.name}`),
    'display_name',
    'category',
  ];
}

/** Faults of the typed values by path, the topmost input first. */
export function formFaults(
  credentials: readonly FormField[],
  settings: readonly FormField[],
  values: Pick<ConnectValues, 'credentials' | 'settings'>,
  words: (fault: FieldFault) => string,
): Record<string, string> {
  const groups = { settings, credentials };
  const faults: Record<string, string> = {};
  for (const [group, fields] of Object.entries(groups) as [
    'settings' | 'credentials',
    FormField[],
  ][]) {
    for (const [name, fault] of Object.entries(checkValues(fields, values[group]))) {
      faults[`${group}.${name}`] = words(fault);
    }
  }
  return faults;
}
