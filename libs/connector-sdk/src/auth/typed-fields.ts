import type { z } from 'zod';
import type { AuthMethod } from '../definition.ts';

/**
 * What an operator types for a flow: the secrets of a key; for OAuth a client of their own or a grant
 * they bring along, and what goes beside the token. `undefined` for nothing.
 */
export function typedFields(method: AuthMethod): z.ZodObject | undefined {
  if (method.flow !== 'oauth') return method.fields;
  const brought = method.manual ?? method.ownClient;
  if (!brought || !method.fields) return brought ?? method.fields;
  return brought.extend(method.fields.shape);
}
