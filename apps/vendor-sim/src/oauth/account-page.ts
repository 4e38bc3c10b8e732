import type { Account } from '../accounts.ts';
import { escapeHtml, page } from './page.ts';

/** Signing in is choosing an account: the stand-in has no passwords. */
export function accountPage(
  vendorName: string,
  clientName: string,
  accounts: readonly Account[],
): string {
  const choices = accounts
    .map(
      (account) =>
        `<button class="wide" name="account" value="${escapeHtml(account.id)}">` +
        `Sign in as ${escapeHtml(account.name)}<br>` +
        `<span class="soft">${escapeHtml(account.person)}, ${escapeHtml(account.email)}</span></button>`,
    )
    .join('\n');
  return page(
    vendorName,
    `Sign in to ${vendorName}`,
    `<h1>Choose an account</h1>
<p>to continue to ${escapeHtml(clientName)}</p>
<form method="get">
${choices}
</form>`,
  );
}
