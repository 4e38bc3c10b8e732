import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';

export const propertyId = z
  .string()
  .regex(/^[0-9]{1,20}$/, 'must consist of digits')
  .optional()
  .meta({ title: 'Property number', description: 'Instead of the one in the settings.' });

/** The property an action is about. */
export function propertyOf(
  given: string | undefined,
  settings: Readonly<Record<string, unknown>>,
): string {
  const property = given ?? settings['property_id'];
  if (typeof property === 'string' && property) return property;
  throw new RequestBuildError('property_id', 'is needed here or in the connection’s settings');
}
