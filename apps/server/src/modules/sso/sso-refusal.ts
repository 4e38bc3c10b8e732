/**
 * Why a single sign-on ended without a session; the sign-in page has a sentence for each.
 *
 * - `denied`: the person, or the provider, said no
 * - `expired`: it took longer than ten minutes, or began in another browser
 * - `unavailable`: the provider did not answer
 * - `failed`: the provider's answer was not acceptable; the log says why
 * - `unverified`: the provider does not vouch for the e-mail address
 * - `no_access`: no group of the person has a role in any site
 * - `conflict`: the account with this address belongs to somebody else at the provider
 * - `disabled`: the person was disabled here
 */
export type SsoRefusalCode =
  | 'denied'
  | 'expired'
  | 'unavailable'
  | 'failed'
  | 'unverified'
  | 'no_access'
  | 'conflict'
  | 'disabled';

export class SsoRefusal extends Error {
  readonly code: SsoRefusalCode;

  constructor(code: SsoRefusalCode, options?: ErrorOptions) {
    super(`Single sign-on was refused: ${code}.`, options);
    this.code = code;
  }
}
