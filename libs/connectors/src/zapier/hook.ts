import type { Inject } from '@patchbay/connector-sdk/auth/inject';
import type { DiscoverContext } from '@patchbay/connector-sdk/definition';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';

/** Some have a letter before the account's number, and a word at their end. */
export const HOOK =
  /^https:\/\/hooks\.zapier\.com(\/hooks\/(?:catch|standard)\/(?:[a-z]\/)?(\d{1,15})\/)[\w-]{4,80}(?:\/[\w-]{1,80})?\/?$/;

export const ORIGIN = 'https://hooks.zapier.com';

/** Whoever has the address may run the Zap: it is the secret, and travels where addresses do. */
export const inject: Inject = (request, { credentials }) => {
  const hook = credentials['hook_url'] ?? '';
  if (HOOK.test(hook)) request.url.pathname = new URL(hook).pathname;
};

/** What of the address is no secret. */
export function discover({ credentials }: DiscoverContext): Record<string, string> {
  const [, path, account] = HOOK.exec(credentials['hook_url'] ?? '') ?? [];
  if (!path || !account) throw new RequestBuildError('hook_url', 'is no address of a hook');
  return { hook_base: ORIGIN + path, account_number: account };
}
