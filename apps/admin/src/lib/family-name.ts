import type { TFunction } from 'i18next';
import common from '../locales/en/common.json';

type KnownFamily = keyof typeof common.families;

/** A family in words; a family the page does not know yet is shown as it is called. */
export function familyName(family: string, t: TFunction): string {
  if (isKnown(family)) return t(`common:families.${family}`);
  return family.charAt(0).toUpperCase() + family.slice(1).replaceAll('_', ' ');
}

function isKnown(family: string): family is KnownFamily {
  return Object.hasOwn(common.families, family);
}
