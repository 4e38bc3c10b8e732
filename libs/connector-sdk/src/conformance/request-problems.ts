import { encodeBody } from '../encode-body.ts';
import type { VendorRequest } from '../request.ts';
import { requestUrl } from '../request-url.ts';
import { requestsOf } from './action-requests.ts';
import { operatorChose } from './operator-chose.ts';
import type { Trial } from './trial.ts';

/** RFC 9110 section 9.2.1, and WebDAV's: RFC 4918 section 9.1. */
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS', 'PROPFIND'];
/** What a body means with them is nowhere defined (RFC 9110 section 9.3.1). */
const WITHOUT_BODY = ['GET', 'HEAD', 'OPTIONS'];

/** Every request a flow can make: it builds, twice alike, and goes to the connector's own hosts. */
export function requestProblems(trial: Trial): string[] {
  const { connector, context } = trial;
  const { flow } = context;
  const problems = requestProblem(trial, `test.request (${flow})`, () => {
    const request = connector.test.request(context);
    if (SAFE_METHODS.includes(request.method) || connector.test.changesNothing) return [request];
    throw new Error(`${request.method} may change something at the vendor`);
  });
  for (const [name, { sample }] of Object.entries(connector.actions)) {
    for (const input of [sample, ...(connector.samples?.actions?.[name]?.inputs ?? [])]) {
      const build = () => requestsOf(connector, name, context, input).map(({ request }) => request);
      problems.push(...requestProblem(trial, `actions.${name}.request (${flow})`, build));
    }
  }
  return problems;
}

function requestProblem(trial: Trial, key: string, build: () => VendorRequest[]): string[] {
  try {
    const requests = build();
    const problems = requests.flatMap((request) => [
      ...targetProblems(trial, request),
      ...contentProblems(request),
    ]);
    if (JSON.stringify(requests) !== JSON.stringify(build())) {
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
  if (body.length > 0 && WITHOUT_BODY.includes(request.method))
    problems.push(`${request.method} with a body`);
  const names = Object.keys(request.headers ?? {}).map((name) => name.toLowerCase());
  if (names.includes('authorization')) problems.push('carries a credential of its own');
  if (request.path !== '' && !request.path.startsWith('/')) problems.push('path without a slash');
  if (request.path.includes('?')) problems.push('query inside the path, where logs would show it');
  return problems;
}
