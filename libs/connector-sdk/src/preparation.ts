/** The rights that the account at the vendor must have; `none` where there is no account. */
export const ACCOUNT_RIGHTS = ['none', 'member', 'administrator', 'developer'] as const;
export type AccountRights = (typeof ACCOUNT_RIGHTS)[number];

/** What a person needs before connecting. Kinds, not sentences: the page says them in its language. */
export interface Preparation {
  account: AccountRights;
  /** For somebody who has never done it, the account at hand. */
  minutes: number;
}
