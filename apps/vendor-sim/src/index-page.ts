import { escapeHtml, page } from './oauth/page.ts';
import type { Sim } from './sim.ts';

/** What stands at the root: which vendors are here, and as whom one can sign in. */
export function indexPage(sim: Sim): string {
  const vendors = [...sim.stands.values()].map(
    ({ vendor }) => `<li>${escapeHtml(vendor.name)}<code>/${escapeHtml(vendor.slug)}</code></li>`,
  );
  const accounts = [...sim.accounts.values()].map(
    ({ name, email }) => `<li>${escapeHtml(name)}<code>${escapeHtml(email)}</code></li>`,
  );
  return page(
    'Stand-in vendors',
    'Stand-in vendors',
    `<h1>Vendors served here</h1>
<ul>${vendors.join('\n')}</ul>
<h1>Accounts to sign in as</h1>
<ul>${accounts.join('\n')}</ul>`,
  );
}
