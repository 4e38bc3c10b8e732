import { Foundation1763800000000 } from './1763800000000-foundation.ts';

/** In order; TypeORM's globs would load compiled and source files alike. */
export const migrations = [Foundation1763800000000];
