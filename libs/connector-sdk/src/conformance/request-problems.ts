import { encodeBody } from '../encode-body.ts';
import type { VendorRequest } from '../request.ts';
import { requestUrl } from '../request-url.ts';
import { operatorChose } from './operator-chose.ts';
import type { Trial } from './trial.ts';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Every request a flow can make: it builds, twice alike, and goes to the connector's own hosts. */
export function requestProblems(trial: Trial): string[] {
  const { connector, context } = trial;
  const { flow } = context;
  const problems = requestProblem(trial, `test.request (${flow})`, () => {
    const request = connector.test.request(context);
    if (SAFE_METHODS.includes(request.method)) return request;
    throw new Error(`${request.method} may change something at the vendor`);
  });
  for (const [name, action] of Object.entries(connector.actions)) {
    const build = () => action.request(action.input.parse(action.sample), context);
    problems.push(...requestProblem(trial, `actions.${name}.request (${flow})`, build));
  }
  return problems;
}

function requestProblem(trial: Trial, key: string, build: () => VendorRequest): string[] {
  try {
    const request = build();
    const problems = [...targetProblems(trial, request), ...contentProblems(request)];
    if (JSON.stringify(request) !== JSON.stringify(build())) {
      problems.push('the same input makes another request the second time');
    }
    return problems.map((problem) => `${key}: ${problem}`);
  } catch (error) {
    return [`${key}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function targetProblems({ connector, context }: Trial, request: VendorRequest): string[] {
  const url = requestUrl(connector, request, context);
  if (url.protocol === 'https:' || operatorChose(url, context.settings)) return [];
  return [`${url.origin} is not https`];
}

function contentProblems(request: VendorRequest): string[] {
  const problems: string[] = [];
  const { body } = encodeBody(request);
  if (body && SAFE_METHODS.includes(request.method)) problems.push(`${request.method} with a body`);
  const names = Object.keys(request.headers ?? {}).map((name) => name.toLowerCase());
  if (names.includes('authorization')) problems.push('carries a credential of its own');
  if (request.path !== '' && !request.path.startsWith('/')) problems.push('path without a slash');
  if (request.path.includes('?')) problems.push('query inside the path, where logs would show it');
  return problems;
}
