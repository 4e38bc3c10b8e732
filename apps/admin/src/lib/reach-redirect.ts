/**
 * Goes to the redirect address as a browser on its way back from a vendor would, with a state that
 * is nobody's: Patchbay then answers with its page about an unknown one. So a proxy that does not
 * pass the address on, or another program that answers there, is noticed before a vendor is asked.
 */
export async function reachRedirect(redirectUri: string, signal: AbortSignal): Promise<boolean> {
  const answer = await fetch(redirectUri, { credentials: 'omit', signal });
  const { pathname, searchParams } = new URL(answer.url);
  return pathname.endsWith('/oauth/failed') && searchParams.get('reason') === 'unknown_state';
}
