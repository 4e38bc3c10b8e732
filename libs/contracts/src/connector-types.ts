import { z } from 'zod';
import { filterText } from './common.ts';

/** So many are asked for one by one. */
const MOST = 20;

/** Slugs of connectors in a query string, with commas; what is named twice counts once. */
export const ConnectorTypes = filterText(2000)
  .transform((text) => [...new Set(text.split(',').map((part) => part.trim()))])
  .pipe(z.array(filterText(100).min(1)).min(1).max(MOST));
