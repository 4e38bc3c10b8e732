import type { VendorContract } from '@patchbay/connector-sdk/contract';
import type { Connector } from '@patchbay/connector-sdk/definition';
import { answerProblems } from './answer-problems.ts';
import { type Built, builtRequests } from './built-requests.ts';
import { type Json, description } from './descriptions.ts';
import { discoveryOperation } from './discovery-operation.ts';
import { oauthProblems } from './oauth-problems.ts';
import { openApiOperation } from './openapi-operation.ts';
import type { Operation } from './operation.ts';
import { requestProblems } from './request-problems.ts';

/** Finds what a request is among a vendor's descriptions. */
export type FindOperation = (
  asked: Pick<Built, 'url'> & { method: string },
) => Operation | undefined;

/**
 * Everything in which a connector departs from its vendor's descriptions, less the exceptions of its
 * contract, and those exceptions that are none any more.
 */
export async function contractProblems(
  connector: Connector,
  contract: VendorContract,
): Promise<string[]> {
  const openapi = (contract.openapi ?? []).map(description);
  const discovery = (contract.discovery ?? []).map(description);
  const find = finder(openapi, discovery, contract.hosts ?? {});
  const requests = await builtRequests(connector);
  const found = [
    ...requests.flatMap((built) => ofRequest(find, built)),
    ...answerProblems(connector, find),
    ...oauthProblems(connector, openapi, discovery, find),
  ];
  return lessExceptions([...new Set(found)], contract.exceptions ?? []);
}

function finder(
  openapi: readonly Json[],
  discovery: readonly Json[],
  hosts: Readonly<Record<string, string>>,
): FindOperation {
  return ({ method, url: sent }) => {
    const url = new URL(sent);
    url.host = hosts[sent.host] ?? sent.host;
    const asked = { method, url };
    for (const root of openapi) {
      const operation = openApiOperation(root, asked);
      if (operation) return operation;
    }
    for (const root of discovery) {
      const operation = discoveryOperation(root, asked);
      if (operation) return operation;
    }
    return undefined;
  };
}

function ofRequest(find: FindOperation, built: Built): string[] {
  const { method } = built.request;
  const operation = find({ method, url: built.url });
  const name = `${built.from}: ${method} ${built.url.origin}${built.url.pathname}`;
  if (!operation) return built.mayBeUnknown ? [] : [`${name} does not exist`];
  return requestProblems(operation, built).map((problem) => `${name}: ${problem}`);
}

export function lessExceptions(
  problems: readonly string[],
  exceptions: NonNullable<VendorContract['exceptions']>,
): string[] {
  const pardoned = (problem: string) => exceptions.some(({ about }) => problem.includes(about));
  const idle = exceptions.filter(({ about }) => !problems.some((one) => one.includes(about)));
  return [
    ...problems.filter((problem) => !pardoned(problem)),
    ...idle.map(({ about }) => `the exception about "${about}" pardons nothing`),
  ];
}
