import type { Built } from './built-requests.ts';
import { validate } from './validate.ts';

interface Method {
  httpMethod: string;
  flatPath: string;
  parameters?: Record<string, { location: string; required?: boolean }>;
  request?: { $ref: string };
  scopes?: string[];
}

interface Resource {
  methods?: Record<string, Method>;
  resources?: Record<string, Resource>;
}

export interface Discovery extends Resource {
  rootUrl: string;
  parameters: Record<string, unknown>;
  schemas: Record<string, unknown>;
}

/** What Google's discovery documents say against a request. */
export function discoveryProblems(documents: readonly Discovery[], built: Built): string[] {
  const document = documents.find(({ rootUrl }) => rootUrl === `${built.url.origin}/`);
  const method = document && methodsOf(document).find((each) => isMethod(each, built));
  if (!document || !method) return [`${built.request.method} ${built.url.href} does not exist`];
  const problems: string[] = [];
  for (const name of built.url.searchParams.keys()) {
    if (!(name in (method.parameters ?? {})) && !(name in document.parameters)) {
      problems.push(`query ${name} is not known`);
    }
  }
  for (const scope of built.scopes) {
    if (!method.scopes?.includes(scope)) problems.push(`scope ${scope} does not allow it`);
  }
  if (built.scopes.length === 0) problems.push('declares no scope');
  if (method.request) {
    problems.push(...validate(document as never, { ...method.request }, JSON.parse(built.body)));
  }
  return problems;
}

function methodsOf(resource: Resource): Method[] {
  return [
    ...Object.values(resource.methods ?? {}),
    ...Object.values(resource.resources ?? {}).flatMap(methodsOf),
  ];
}

function isMethod(method: Method, { request, url }: Built): boolean {
  const pattern = method.flatPath
    .split(/\{[^}]*\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/:]+');
  return request.method === method.httpMethod && new RegExp(`^/${pattern}$`).test(url.pathname);
}
