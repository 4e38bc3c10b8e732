import { RequestBuildError } from '../request-build-error.ts';
import type { VendorRequest } from '../request.ts';
import { requestUrl } from '../request-url.ts';
import { UnexpectedAnswerError } from '../unexpected-answer-error.ts';
import { JUNK } from './junk.ts';
import type { Trial } from './trial.ts';

/** Discovery copes with any answer, either by facts or by saying that it could not find any. */
export async function discoverProblems(trial: Trial): Promise<string[]> {
  const { connector, context } = trial;
  const problems: string[] = [];
  for (const junk of connector.discover ? JUNK : []) {
    const call = (request: VendorRequest) => {
      try {
        requestUrl(connector, request, context);
      } catch (error) {
        problems.push(messageOf(error));
      }
      return Promise.resolve(junk);
    };
    try {
      const credentials = context.flow === 'oauth' ? {} : trial.credentials;
      const { settings, flow } = context;
      const facts = await connector.discover?.({ settings, flow, credentials, call });
      if (typeof facts !== 'object' || facts === null) problems.push('gives no facts');
    } catch (error) {
      if (error instanceof UnexpectedAnswerError || error instanceof RequestBuildError) continue;
      problems.push(`fails on ${junk.status} ${junk.text.slice(0, 60)} (${messageOf(error)})`);
    }
  }
  return problems.map((problem) => `discover (${context.flow}): ${problem}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
