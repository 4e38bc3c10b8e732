import type { Facts, Step } from '@patchbay/connector-sdk/action';
import { clientOf } from './system.ts';

/**
 * SAP Gateway takes no write without a token that was fetched before, and the token holds only with
 * the cookie that came along: `sap-XSRF_<system>_<client>`, or where the system keeps sessions, those
 * of the session
 * (https://help.sap.com/saphelp_em92/helpdata/en/b3/5c22518bc72214e10000000a44176d/content.htm).
 */
export function fetchToken(service: string): Step<unknown> {
  return {
    name: 'fetch_token',
    everyAttempt: true,
    request: (_input, context) => ({
      method: 'GET',
      path: service,
      query: clientOf(context),
      headers: { 'x-csrf-token': 'fetch' },
    }),
    read: ({ headers }) => {
      const token = headers['x-csrf-token'] ?? '';
      if (!/^[\x21-\x7e]{1,200}$/.test(token) || /^required$/i.test(token)) return undefined;
      const cookies = cookiesIn(headers['set-cookie']);
      return { csrf_token: token, ...(cookies && { csrf_cookies: cookies }) };
    },
  };
}

/** What a write must carry along. */
export function tokenHeaders(found: Facts): Record<string, string> {
  const { csrf_token: token, csrf_cookies: cookies } = found;
  return {
    ...(typeof token === 'string' && { 'x-csrf-token': token }),
    ...(typeof cookies === 'string' && { cookie: cookies }),
  };
}

/**
 * The pairs of `Set-Cookie` headers (RFC 6265 section 4.1.1), which arrive joined by commas; dates
 * hold commas, too, but no `=` follows them.
 */
function cookiesIn(header: string | undefined): string {
  const found = (header ?? '').matchAll(/(?:^|,\s*)([\w!#$%&'*.^`|~+-]+=[^;,\s]*)/g);
  const pairs = [...found].map(([, pair]) => pair ?? '');
  const own = pairs.filter((pair) => /^sap-XSRF_/i.test(pair));
  return (own.length > 0 ? own : pairs).join('; ');
}
