/** One documented endpoint: method, path template with `:name` segments, and what answers it. */
export interface Route<H> {
  method: string;
  template: string;
  handler: H;
}

export interface Match<H> {
  handler: H;
  template: string;
  params: Record<string, string>;
}

export function route<H>(method: string, template: string, handler: H): Route<H> {
  return { method, template, handler };
}

/**
 * The first route that fits, in the order given. A template ending in `/*` takes every path below it,
 * and method `*` takes every method. Parameters come out percent-decoded.
 */
export function matchRoute<H>(
  routes: readonly Route<H>[],
  method: string,
  path: string,
): Match<H> | undefined {
  for (const candidate of routes) {
    if (candidate.method !== '*' && candidate.method !== method) continue;
    const params = matchTemplate(candidate.template, path);
    if (params) return { handler: candidate.handler, template: candidate.template, params };
  }
  return undefined;
}

function matchTemplate(template: string, path: string): Record<string, string> | undefined {
  if (template.endsWith('/*')) {
    const prefix = template.slice(0, -1);
    return path.startsWith(prefix) || path === prefix.slice(0, -1) ? {} : undefined;
  }
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index]!;
    if (!matchPart(part, value, params)) return undefined;
  }
  return params;
}

/** A part is literal, `:name`, or Google's custom verb form `:name` + `|verb`, as in `:id|runReport`. */
function matchPart(part: string, value: string, params: Record<string, string>): boolean {
  if (!part.startsWith(':')) return part === value;
  const [name, verb] = part.slice(1).split('|');
  const suffix = verb ? `:${verb}` : '';
  if (value.length <= suffix.length || !value.endsWith(suffix)) return false;
  const decoded = decode(suffix ? value.slice(0, -suffix.length) : value);
  if (decoded === undefined) return false;
  params[name!] = decoded;
  return true;
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    // A malformed escape names no resource.
    return undefined;
  }
}
