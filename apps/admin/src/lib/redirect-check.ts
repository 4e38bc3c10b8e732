/** What is wrong with the redirect address, as far as the page's own address tells. */
export type RedirectFault = 'other_scheme' | 'other_host' | 'not_https';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

export interface RedirectVerdict {
  fault: RedirectFault | null;
  /** The service's own address: the redirect address without its end. */
  own: string;
  /** It leads to the machine of whoever opens it. */
  local: boolean;
  /** What PUBLIC_URL should be, where the page knows better. */
  wanted: string | null;
}

/**
 * Compares the redirect address the server names (made of PUBLIC_URL) with where the page is open.
 * Vendors send people to the first; where it is another place they are not signed in there. Plain
 * http is refused by most vendors, but on the very machine (RFC 8252 section 8.3).
 */
export function judgeRedirect(redirectUri: string, pageOrigin: string): RedirectVerdict {
  const own = redirectUri.replace(/\/oauth\/callback$/, '');
  const ours = new URL(redirectUri);
  const page = new URL(pageOrigin);
  const local = LOOPBACK.test(ours.hostname);
  const verdict = { own, local, wanted: null };
  if (ours.origin === page.origin) {
    const isPlain = ours.protocol !== 'https:' && !local;
    return { ...verdict, fault: isPlain ? 'not_https' : null };
  }
  const fault = ours.hostname === page.hostname ? 'other_scheme' : 'other_host';
  return { ...verdict, fault, wanted: page.origin };
}
