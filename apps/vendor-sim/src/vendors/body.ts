/** The body as a JSON object; undefined for anything else, which every vendor refuses in its own words. */
export function jsonObject(raw: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(raw.toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A form in Stripe's notation: `a[b]=c` nests, `a[]=b` and `a[0]=b` make lists. */
export function nestedForm(raw: Buffer): Record<string, unknown> {
  const form: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(raw.toString('utf8'))) {
    const path = [...name.matchAll(/[^[\]]+|\[\]/g)].map((part) => part[0]);
    if (path.length > 0 && !path.includes('__proto__')) assign(form, path, value);
  }
  return form;
}

function assign(target: Record<string, unknown>, path: readonly string[], value: string): void {
  const [head, ...rest] = path;
  const name = head === '[]' ? String(Object.keys(target).length) : head!;
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const child = isObject(target[name]) ? target[name] : {};
  target[name] = child;
  assign(child, rest, value);
}
