import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { textField } from '@patchbay/connector-sdk/fields';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';

/** Whose things an app without a person works with; who signs in needs no such setting. */
export const userField = textField({
  title: 'User',
  description: 'Only for an app without a person: the address of whose account it works with.',
  placeholder: 'shop@contoso.com',
  maxLength: 320,
})
  .regex(/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/, 'must be the address of a user')
  .optional();

/**
 * Where the account's own things begin: `/me` for whoever signed in, else the user of the settings.
 *
 * @throws RequestBuildError when an app without a person does not know whose account
 */
export function ownPath({ flow, settings }: Pick<RequestContext, 'flow' | 'settings'>): {
  path: string;
  params: Record<string, string>;
} {
  if (flow === 'oauth') return { path: '/me', params: {} };
  return { path: '/users/{user}', params: { user: userOf(settings) } };
}

export function userOf({ user }: Readonly<Record<string, unknown>>): string {
  if (typeof user === 'string' && user !== '') return user;
  throw new RequestBuildError('user', 'name the user whose account the app works with');
}
