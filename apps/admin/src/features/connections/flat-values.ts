import type { Connection } from '@patchbay/contracts/connection';
import type { FieldValue } from '../../lib/schema-form/form-field.ts';

/** What the settings form of a connection holds. */
export interface ConnectionValues {
  display_name: string;
  category: Connection['category'];
  strict_order: boolean;
  settings: Record<string, FieldValue>;
}

/** The same by path, `settings.base_url`, so that fields are compared one by one. */
export type FlatValues = Record<string, FieldValue | undefined>;

const PREFIX = 'settings.';

export function flatValues({ settings, ...own }: ConnectionValues): FlatValues {
  const named = Object.entries(settings).map(([name, value]) => [PREFIX + name, value] as const);
  return { ...own, ...Object.fromEntries(named) };
}

/** The reverse. */
export function nestValues(flat: FlatValues): ConnectionValues {
  const settings = Object.entries(flat).flatMap(([path, value]) =>
    path.startsWith(PREFIX) && value !== undefined ? [[path.slice(PREFIX.length), value]] : [],
  );
  const { display_name, category, strict_order } = flat as unknown as ConnectionValues;
  return {
    ...{ display_name, category, strict_order },
    settings: Object.fromEntries(settings) as Record<string, FieldValue>,
  };
}
