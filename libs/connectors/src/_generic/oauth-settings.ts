import { urlField } from '@patchbay/connector-sdk/fields';

type Settings = Readonly<Record<string, unknown>>;

/** The addresses that every OAuth system has; the system's documentation lists them. */
export const tokenUrlField = urlField({
  title: 'Token address',
  description: 'Where a grant is exchanged for a token.',
  placeholder: 'https://login.example.com/oauth/token',
});

export const userinfoUrlField = urlField({
  title: 'User info address',
  description: 'Tells which account a token belongs to; asked at every test.',
  placeholder: 'https://login.example.com/oauth/userinfo',
});

export const apiBaseUrlField = urlField({
  title: 'API base address',
  description: 'Where every call starts.',
  placeholder: 'https://api.example.com/v1',
});

/** An address setting; empty when the operator left it out. */
export function addressFrom(name: string): (settings: Settings) => string {
  return (settings) => (typeof settings[name] === 'string' ? settings[name] : '');
}

/** The test call leaves the API's host when the account is told elsewhere. */
export function userinfoHost(settings: Settings): string[] {
  const url = addressFrom('userinfo_url')(settings);
  return URL.canParse(url) ? [new URL(url).host] : [];
}
