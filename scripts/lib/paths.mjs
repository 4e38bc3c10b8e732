import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Stamps and other leftovers that may be deleted at any time. */
export const cacheDir = join(root, '.cache');

export const fromRoot = (...parts) => join(root, ...parts);
