import { FAMILIES } from '@patchbay/connector-sdk/definition';
import type { UpdateSettings } from '@patchbay/contracts/settings';
import { type FieldError, invalidInput } from '../../platform/errors/problem.ts';
import type { SiteSettings } from '../sites/site.entity.ts';

type Overrides = Readonly<Record<string, unknown>> | undefined;

/**
 * An override under a misspelt name would be stored and never hold. A name that is stored already may
 * stay, so that a connector that is gone does not keep the others from being changed.
 *
 * @throws ProblemError 400 naming each
 */
export function refuseUnknownNames(
  input: UpdateSettings,
  stored: SiteSettings,
  isConnector: (slug: string) => boolean,
): void {
  const families = unknown(input.family_overrides, stored.family_overrides, isFamily);
  const connectors = unknown(input.connector_overrides, stored.connector_overrides, isConnector);
  const errors: FieldError[] = [
    ...families.map((name) => ({
      path: `family_overrides.${name}`,
      message: 'is not a connector family',
    })),
    ...connectors.map((name) => ({
      path: `connector_overrides.${name}`,
      message: 'is not a known connector',
    })),
  ];
  if (errors.length > 0) throw invalidInput(errors);
}

function unknown(
  asked: Overrides,
  stored: Overrides,
  isKnown: (name: string) => boolean,
): string[] {
  const names = Object.keys(asked ?? {});
  return names.filter((name) => !isKnown(name) && !Object.hasOwn(stored ?? {}, name));
}

function isFamily(name: string): boolean {
  return (FAMILIES as readonly string[]).includes(name);
}
