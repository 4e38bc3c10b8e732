import type { Account } from '../accounts.ts';
import { escapeHtml, page } from './page.ts';

export interface ConsentScope {
  scope: string;
  /** What the scope allows, in words. */
  allows: string;
  optional: boolean;
}

export interface ConsentView {
  vendorName: string;
  clientName: string;
  account: Account;
  scopes: readonly ConsentScope[];
}

/** The consent page: who asks, which account, what for; the person may leave optional scopes out. */
export function consentPage(view: ConsentView): string {
  const { vendorName, clientName, account } = view;
  const fixed = view.scopes.filter((scope) => !scope.optional);
  const optional = view.scopes.filter((scope) => scope.optional);
  return page(
    vendorName,
    `${clientName} wants to access ${vendorName}`,
    `<h1>${escapeHtml(clientName)} wants to access your ${escapeHtml(vendorName)} account</h1>
<div class="account"><span>Signed in as <strong>${escapeHtml(account.name)}</strong><br>
<span class="soft">${escapeHtml(account.email)}</span></span>
<form method="get"><button class="link">Use another account</button></form></div>
<form method="post">
<input type="hidden" name="account" value="${escapeHtml(account.id)}">
${asked(clientName, view.scopes)}
${fixed.map((scope) => `<input type="hidden" name="scope" value="${escapeHtml(scope.scope)}">`).join('\n')}
${choice(optional)}
<div class="actions">
<button name="decision" value="deny">Deny</button>
<button class="primary" name="decision" value="allow">Allow</button>
</div>
</form>`,
  );
}

function asked(clientName: string, scopes: readonly ConsentScope[]): string {
  if (scopes.length === 0) {
    return `<p>${escapeHtml(clientName)} will be able to use the whole account.</p>`;
  }
  const items = scopes.map(
    ({ scope, allows }) => `<li>${escapeHtml(allows)}<code>${escapeHtml(scope)}</code></li>`,
  );
  return `<p>${escapeHtml(clientName)} will be able to:</p>\n<ul>${items.join('\n')}</ul>`;
}

/** A closed disclosure keeps its boxes in the form, so nobody has to open it to grant everything. */
function choice(scopes: readonly ConsentScope[]): string {
  if (scopes.length === 0) return '';
  const boxes = scopes.map(
    ({ scope, allows }) =>
      `<li><label><input type="checkbox" name="scope" value="${escapeHtml(scope)}" checked>` +
      `<span>${escapeHtml(allows)}</span></label></li>`,
  );
  return `<details><summary>Choose what to allow</summary>\n<ul>${boxes.join('\n')}</ul></details>`;
}
