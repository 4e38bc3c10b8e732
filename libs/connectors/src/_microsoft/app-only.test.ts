import { expect, it } from 'vitest';
import { contextOf } from '../../test/built.ts';
import { appOnly } from './app-only.ts';
import { ownPath } from './own-path.ts';

it('asks the directory of the settings for all that an administrator consented to', async () => {
  const { grant } = appOnly(['Mail.Send']);
  const credentials = { client_id: 'c', client_secret: 's' };
  expect(
    await grant!.request({ credentials, settings: { tenant: 'contoso.com' }, now: 0 }),
  ).toMatchObject({
    baseUrl: 'https://login.microsoftonline.com',
    path: '/contoso.com/oauth2/v2.0/token',
    form: {
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
      client_id: 'c',
      client_secret: 's',
    },
  });
});

it('needs a directory of its own', () => {
  const { grant } = appOnly([]);
  const credentials = { client_id: 'c', client_secret: 's' };
  expect(() => grant!.request({ credentials, settings: { tenant: 'common' }, now: 0 })).toThrow(
    /your own directory/,
  );
});

it('works with the account of who signed in, else with that of the named user', () => {
  const settings = { user: 'shop@contoso.com' };
  expect(ownPath(contextOf({ flow: 'oauth', settings })).path).toBe('/me');
  expect(ownPath(contextOf({ flow: 'api_key', settings }))).toEqual({
    path: '/users/{user}',
    params: { user: 'shop@contoso.com' },
  });
  expect(() => ownPath(contextOf({ flow: 'api_key' }))).toThrow(/name the user/);
});
