import type { Request } from 'express';

/** Of Express's router what is needed to ask it for the routes of a path. */
interface Routes {
  router: {
    stack: { route?: { methods: Record<string, boolean> }; match(path: string): boolean }[];
  };
}

/**
 * The methods that some route has for the path of a request, for `Allow` (RFC 9110, section 10.2.1);
 * none where there is no such address at all.
 */
export function allowedMethods({ app, path }: Pick<Request, 'app' | 'path'>): string[] {
  const { router } = app as unknown as Routes;
  const matching = router.stack.filter((layer) => layer.route && layer.match(path));
  const methods = new Set(matching.flatMap(({ route }) => Object.keys(route!.methods)));
  if (methods.has('get')) methods.add('head');
  return [...methods].map((method) => method.toUpperCase()).sort();
}
