import type { TFunction } from 'i18next';
import library from '../locales/en/library.json';

type KnownFamily = keyof typeof library.families;

/** A family in words; a family the page does not know yet is shown as it is called. */
export function familyName(family: string, t: TFunction): string {
  if (isKnown(family)) return t(`library:families.${family}`);
  return family.charAt(0).toUpperCase() + family.slice(1).replaceAll('_', ' ');
}

function isKnown(family: string): family is KnownFamily {
  return Object.hasOwn(library.families, family);
}
