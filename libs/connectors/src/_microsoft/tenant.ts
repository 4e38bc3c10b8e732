import { textField } from '@patchbay/connector-sdk/fields';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';

const FORM =
  /^(?:common|organizations|consumers|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:[a-z0-9-]+\.)+[a-z]{2,})$/;

/**
 * Who may sign in, as the address of the sign-in page wants it:
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-protocols#endpoints
 *
 * @param usual `common` where personal accounts work too, else `organizations`
 */
export function tenantField(usual: 'common' | 'organizations') {
  const whom = usual === 'common' ? 'any Microsoft account' : 'any work or school account';
  return textField({
    title: 'Directory',
    description: `${usual} for ${whom}; the directory’s ID or domain when the app is for your own organization only.`,
    placeholder: 'contoso.onmicrosoft.com',
    help: [
      'Open the Microsoft Entra admin center and choose Overview.',
      'Copy the Tenant ID when the app registration is for this organization only.',
    ],
    helpUrl: 'https://entra.microsoft.com/',
    maxLength: 253,
    mistakes: [
      { looksLike: /^https?:/i, message: 'is an address; enter the directory’s ID or domain' },
      { looksLike: /@/, message: 'is an e-mail address; enter only what stands behind the @' },
    ],
  })
    .toLowerCase()
    .regex(FORM, `must be ${usual}, an ID, or a domain`)
    .default(usual);
}

export function tenantOf(settings: Readonly<Record<string, unknown>>): string {
  const { tenant } = settings;
  return typeof tenant === 'string' && FORM.test(tenant) ? tenant : 'organizations';
}

/** @throws RequestBuildError when the settings name no directory, without which there is no app */
export function ownDirectory(settings: Readonly<Record<string, unknown>>): string {
  const tenant = tenantOf(settings);
  if (!/^(?:common|organizations|consumers)$/.test(tenant)) return tenant;
  throw new RequestBuildError('tenant', 'enter the ID or domain of your own directory');
}
