import type { Json } from './descriptions.ts';
import { flatSchema } from './flat-schema.ts';

/** Deeper than this a made-up answer ends. */
const DEEPEST = 3;

/**
 * A sampled answer with everything else its schema knows, made up: what a vendor sends is more than
 * what a page shows.
 *
 * @param nulls whether what may be null is
 */
export function filledOut(
  root: Json,
  node: Json,
  sample: unknown,
  nulls: boolean,
  depth = 0,
): unknown {
  if (Array.isArray(sample)) {
    const items = flatSchema(root, node)['items'] as Json | undefined;
    return items ? sample.map((item) => filledOut(root, items, item, nulls, depth + 1)) : sample;
  }
  if (typeof sample !== 'object' || sample === null) return sample;
  const full: Json = {};
  for (const [name, schema] of Object.entries(propertiesOf(root, node))) {
    const made = name in sample ? filledOut(root, schema, (sample as Json)[name], nulls, depth + 1) : madeUp(root, schema, nulls, depth + 1); // prettier-ignore
    if (made !== undefined) full[name] = made;
  }
  return { ...sample, ...full };
}

/** Of the first branch, where there are several. */
function propertiesOf(root: Json, node: Json): Record<string, Json> {
  const flat = flatSchema(root, node);
  const [branch] = (flat['anyOf'] ?? flat['oneOf'] ?? []) as Json[];
  return {
    ...(branch && propertiesOf(root, branch)),
    ...(flat['properties'] as Record<string, Json> | undefined),
  };
}

function madeUp(root: Json, node: Json, nulls: boolean, depth: number): unknown {
  const flat = flatSchema(root, node);
  const types = [flat['type']].flat();
  if (nulls && types.includes('null')) return null;
  if (Array.isArray(flat['enum'])) return flat['enum'].find((one) => one !== null);
  if (flat['const'] !== undefined) return flat['const'];
  const [branch] = (flat['anyOf'] ?? flat['oneOf'] ?? []) as Json[];
  if (branch && !flat['properties']) return madeUp(root, branch, nulls, depth);
  if (types.includes('object') || flat['properties']) {
    return depth > DEEPEST ? undefined : filledOut(root, node, {}, nulls, depth);
  }
  if (types.includes('array')) return [];
  if (types.includes('boolean')) return false;
  if (types.includes('integer') || types.includes('number')) return flat['minimum'] ?? 1;
  return types.includes('string') ? textOf(flat['format']) : undefined;
}

function textOf(format: unknown): string {
  switch (format) {
    case 'date-time':
      return '2026-01-02T03:04:05Z';
    case 'date':
      return '2026-01-02';
    case 'uri':
    case 'url':
      return 'https://vendor.example/made-up';
    case 'uuid':
      return '00000000-0000-4000-8000-000000000000';
    case 'email':
      return 'made-up@vendor.example';
    default:
      return 'made-up';
  }
}
