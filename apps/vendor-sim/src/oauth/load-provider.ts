/**
 * Loads oidc-provider on the oldest Node this repository supports. The library is written for Node 22:
 * of what it needs only the static `URL.parse` is missing in Node 20, and it prints a warning there.
 * Both are dealt with here, before its modules run; the tests of this folder run on Node 20.
 */
const urlClass = URL as typeof URL & { parse?: (url: string, base?: string) => URL | null };

urlClass.parse ??= (url, base) => {
  try {
    return new URL(url, base);
  } catch {
    return null;
  }
};

const warn = console.warn;
console.warn = (...args: unknown[]) => {
  if (!String(args[0]).includes('Unsupported runtime')) warn(...args);
};
const loaded = await import('oidc-provider');
console.warn = warn;

export const { Provider, interactionPolicy, errors } = loaded;
