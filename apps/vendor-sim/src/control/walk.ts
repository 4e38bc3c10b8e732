import { route } from '../http/route.ts';
import { walkConsent } from '../walk-consent.ts';
import type { Sim } from '../sim.ts';
import { type ControlHandler, type Input, refuse } from './input.ts';

export const walkRoutes = [route<ControlHandler>('POST', '/authorize', authorize)];

/** Plays the person: opens the address, signs in, allows or denies, and tells where it was sent back. */
async function authorize(sim: Sim, input: Input): Promise<unknown> {
  input.only('authorize_url', 'account', 'decision', 'scopes');
  const url = here(sim, input.required('authorize_url'));
  const decision =
    input.raw('decision') === undefined ? 'allow' : input.oneOf('decision', ['allow', 'deny']);
  const scopes = input.texts('scopes');
  const outcome = await walkConsent(url, {
    account: input.text('account') ?? [...sim.accounts.keys()][0]!,
    decision,
    ...(scopes === undefined ? {} : { scopes }),
  });
  if ('location' in outcome) return outcome;
  throw refuse(`the vendor showed a page instead of sending back (status ${outcome.status})`);
}

/** The same authorization at this process's own address: the caller may know it by another name. */
function here(sim: Sim, authorizeUrl: string): string {
  const given = URL.canParse(authorizeUrl) ? new URL(authorizeUrl) : undefined;
  const slug = given?.pathname.split('/')[1] ?? '';
  if (!given || !sim.stands.get(slug)?.authority) {
    throw refuse('authorize_url must be the address of a vendor here that has OAuth');
  }
  return `${sim.baseUrl}${given.pathname}${given.search}`;
}
