const LONGEST_WALK = 12;

export interface Person {
  account: string;
  decision: 'allow' | 'deny';
  /** Which scopes to leave ticked; absent: all that were asked for. */
  scopes?: readonly string[];
}

export type WalkOutcome = { location: string } | { status: number; page: string };

/**
 * Walks an authorization the way a browser and a person would, over HTTP with cookies, until the vendor
 * sends the browser back to the application (`location`) or shows a page that offers nothing to do.
 */
export async function walkConsent(authorizeUrl: string, person: Person): Promise<WalkOutcome> {
  const jar = new Map<string, string>();
  const home = new URL(authorizeUrl).origin;
  let url = authorizeUrl;
  let init: RequestInit = {};
  for (let step = 0; step < LONGEST_WALK; step += 1) {
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: cookies(jar, init) });
    keepCookies(jar, answer);
    const location = answer.headers.get('location');
    if (location) {
      const next = new URL(location, url);
      if (next.origin !== home) return { location: next.href };
      url = next.href;
      init = {};
      continue;
    }
    const text = await answer.text();
    const interaction = new URL(url).pathname.includes('/_interaction/');
    if (!interaction || answer.status !== 200) return { status: answer.status, page: text };
    ({ url, init } = decide(url, text, person));
  }
  throw new Error(`the authorization did not end within ${LONGEST_WALK} steps`);
}

/** The next thing the person does on a page: choose the account, then allow or deny. */
function decide(url: string, page: string, person: Person): { url: string; init: RequestInit } {
  const { origin, pathname } = new URL(url);
  const at = `${origin}${pathname}`;
  if (!page.includes('name="decision"')) {
    return { url: `${at}?account=${encodeURIComponent(person.account)}`, init: {} };
  }
  const form = new URLSearchParams({ account: person.account, decision: person.decision });
  const offered = [...page.matchAll(/name="scope" value="([^"]*)"/g)].map((match) => match[1]!);
  const wanted = person.scopes;
  for (const scope of offered) {
    if (!wanted || wanted.includes(scope)) form.append('scope', scope);
  }
  return { url: at, init: { method: 'POST', body: form } };
}

function cookies(jar: Map<string, string>, init: RequestInit): Headers {
  const headers = new Headers(init.headers);
  headers.set('accept', 'text/html');
  if (jar.size > 0)
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
  return headers;
}

function keepCookies(jar: Map<string, string>, answer: Response): void {
  for (const line of answer.headers.getSetCookie()) {
    const [pair] = line.split(';');
    const equals = pair!.indexOf('=');
    const [name, value] = [pair!.slice(0, equals), pair!.slice(equals + 1)];
    if (value === '' || /expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
    else jar.set(name, value);
  }
}
