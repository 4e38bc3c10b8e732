import type { Account } from './account-limit.ts';

/** An account as the key of a map. */
export function accountKey({ siteId, account }: Account): string {
  return `${siteId}/${account}`;
}

/** The one order in which rows of accounts are locked, so that no two processes wait for each other. */
export function byAccount(a: Account, b: Account): number {
  if (a.siteId !== b.siteId) return a.siteId - b.siteId;
  return a.account < b.account ? -1 : Number(a.account > b.account);
}
