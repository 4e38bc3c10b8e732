import type { AuthMethod } from '../definition.ts';
import { bearer, type Inject } from './inject.ts';

/** How a method's credential travels; an OAuth token is the credential `access_token`. */
export function injectorOf(method: AuthMethod): Inject {
  if (method.flow === 'oauth') return method.inject ?? bearer('access_token');
  return method.inject;
}
