import type { Json } from './descriptions.ts';
import { type Asked, type Operation, type Parameter, fitsTemplate } from './operation.ts';

interface Method {
  httpMethod: string;
  flatPath?: string;
  path: string;
  parameters?: Record<string, { location: string; required?: boolean } & Json>;
  request?: { $ref: string };
  response?: { $ref: string };
  scopes?: string[];
  mediaUpload?: { protocols: Record<string, { path: string }> };
}

interface Resource {
  methods?: Record<string, Method>;
  resources?: Record<string, Resource>;
}

interface Discovery extends Json, Resource {
  rootUrl: string;
  servicePath: string;
  parameters: Record<string, Json>;
}

/** Names that uploads add: https://developers.google.com/workspace/drive/api/guides/manage-uploads */
const UPLOAD: Parameter = { name: 'uploadType', in: 'query', required: true };

/** The method of a Google discovery document that a request is. */
export function discoveryOperation(root: Json, asked: Asked): Operation | undefined {
  const document = root as Discovery;
  for (const method of methodsOf(document)) {
    if (method.httpMethod !== asked.method) continue;
    const plain = `${document.rootUrl}${document.servicePath}${method.flatPath ?? method.path}`;
    if (isAt(plain, asked)) return toOperation(document, method, []);
    for (const { path } of Object.values(method.mediaUpload?.protocols ?? {})) {
      const upload = `${document.rootUrl}${path.replace(/^\//, '')}`;
      if (isAt(upload, asked)) return toOperation(document, method, [UPLOAD]);
    }
  }
  return undefined;
}

function isAt(template: string, { url }: Asked): boolean {
  return fitsTemplate(template, `${url.origin}${url.pathname}`, '[^/:]+');
}

function methodsOf(resource: Resource): Method[] {
  return [
    ...Object.values(resource.methods ?? {}),
    ...Object.values(resource.resources ?? {}).flatMap(methodsOf),
  ];
}

function toOperation(root: Discovery, method: Method, more: readonly Parameter[]): Operation {
  const own = Object.entries(method.parameters ?? {}).map(([name, { location, required, ...schema }]) => {
    return { name, in: location, required: required === true, schema };
  }); // prettier-ignore
  const common = Object.entries(root.parameters).map(([name, schema]) => ({
    ...{ name, in: 'query', schema },
  }));
  return {
    root,
    deprecated: false,
    parameters: [...own, ...common, ...more],
    bodies: method.request ? { 'application/json': { ...method.request } } : {},
    bodyRequired: method.request !== undefined,
    answers: {
      default: { ...(method.response && { schema: { ...method.response } }), examples: [] },
    },
    // Any one of them.
    ...(method.scopes && { scopes: method.scopes.map((scope) => [scope]) }),
  };
}
