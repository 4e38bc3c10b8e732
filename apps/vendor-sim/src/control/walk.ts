import { route } from '../http/route.ts';
import { walkConsent } from '../walk-consent.ts';
import type { Sim } from '../sim.ts';
import { type ControlHandler, type Input, refuse } from './input.ts';

export const walkRoutes = [route<ControlHandler>('POST', '/authorize', authorize)];

/** Plays the person: opens the address, signs in, allows or denies, and tells where it was sent back. */
async function authorize(sim: Sim, input: Input): Promise<unknown> {
  input.only('authorize_url', 'account', 'decision', 'scopes');
  const url = input.required('authorize_url');
  if (!url.startsWith(`${sim.baseUrl}/`)) {
    throw refuse(`authorize_url must start with ${sim.baseUrl}/`);
  }
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
