/** Base addresses in use; a process talks to few of them, again and again. */
const MOST = 1000;

const known = new Map<string, URL>();

/**
 * An address, parsed once however often it is asked for. The `URL` is shared: read it, never change it.
 *
 * @throws TypeError for what is no absolute address
 */
export function parsedUrl(address: string): Readonly<URL> {
  const found = known.get(address);
  if (found) return found;
  const url = new URL(address);
  if (known.size >= MOST) known.clear();
  known.set(address, url);
  return url;
}
