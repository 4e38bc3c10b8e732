import type { IncomingMessage, ServerResponse } from 'node:http';
import { html, send } from '../http/reply.ts';
import { accountPage } from './account-page.ts';
import { words } from './authorize-request.ts';
import type { Authority } from './authority.ts';
import { consentPage } from './consent-page.ts';
import { errorPage } from './error-page.ts';

/**
 * The two pages a person sees: choose an account, then allow or deny. Which account was chosen travels
 * in the address and the form, so going back and choosing another needs no state here.
 */
export async function interact(
  authority: Authority,
  req: IncomingMessage,
  res: ServerResponse,
  raw: Buffer,
  search: string,
): Promise<void> {
  let details: Awaited<ReturnType<Authority['interaction']>>;
  try {
    details = await authority.interaction(req, res);
  } catch {
    const text = 'This sign-in is over. Go back to the application and start again.';
    return send(res, html(400, errorPage(authority.vendorName, 'session_not_found', text)));
  }
  const clientId = String(details.params.client_id);
  const clientName = await authority.clientName(clientId);
  const form = new URLSearchParams(req.method === 'POST' ? raw.toString('utf8') : search);
  if (form.get('decision') === 'deny') return authority.deny(req, res);

  const account = authority.accounts.get(form.get('account') ?? '');
  if (!account) {
    const accounts = [...authority.accounts.values()];
    return send(res, html(200, accountPage(authority.vendorName, clientName, accounts)));
  }

  const asked = words(details.params.scope);
  if (req.method !== 'POST') {
    const scopes = shownScopes(authority, asked, details.params);
    const view = { vendorName: authority.vendorName, clientName, account, scopes };
    return send(res, html(200, consentPage(view)));
  }

  const { optional, implied, scopes: shown } = authority.profile;
  const unshown = implied.filter((scope) => !(scope in shown));
  const ticked = new Set([...form.getAll('scope'), ...unshown]);
  const granted = asked.filter((scope) => ticked.has(scope) || !optional(scope, details.params));
  if (granted.length === 0) return authority.deny(req, res);
  const refused = asked.filter((scope) => !granted.includes(scope));
  await authority.allow(req, res, { account, clientId, granted, refused });
}

/** Scopes in words; the one a vendor without scopes has is not shown. */
function shownScopes(
  authority: Authority,
  asked: readonly string[],
  request: Record<string, unknown>,
): { scope: string; allows: string; optional: boolean }[] {
  const { scopes, implied, optional } = authority.profile;
  return asked
    .filter((scope) => !implied.includes(scope) || scope in scopes)
    .map((scope) => ({
      scope,
      allows: scopes[scope] ?? `Use the permission ${scope}`,
      optional: optional(scope, request),
    }));
}
