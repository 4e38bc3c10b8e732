import { checkDefinition } from './check-definition.ts';
import { actionProblems } from './conformance/action-problems.ts';
import { answerProblems } from './conformance/answer-problems.ts';
import { credentialProblems } from './conformance/credential-problems.ts';
import { discoverProblems } from './conformance/discover-problems.ts';
import { formProblems } from './conformance/form-problems.ts';
import { grantProblems } from './conformance/grant-problems.ts';
import { junkProblems } from './conformance/junk-problems.ts';
import { kindProblems } from './conformance/kind-problems.ts';
import { oauthProblems } from './conformance/oauth-problems.ts';
import { panelProblems } from './conformance/panel-problems.ts';
import { requestProblems } from './conformance/request-problems.ts';
import { sampleProblems } from './conformance/sample-problems.ts';
import { stepProblems } from './conformance/step-problems.ts';
import { trialsOf } from './conformance/trial.ts';
import type { ConnectorDefinition } from './definition.ts';

/**
 * Tries a definition out without a network: builds every request it can make in every flow, and
 * shows it every answer it documents as well as junk.
 *
 * @returns what is wrong, each beginning with the key it is about; empty when nothing is
 */
export async function conformanceProblems(
  connector: ConnectorDefinition & { readonly __checked?: true },
): Promise<string[]> {
  const { __checked, ...definition } = connector;
  const problems = checkDefinition(definition);
  if (problems.length === 0) {
    problems.push(
      ...sampleProblems(connector),
      ...formProblems(connector),
      ...kindProblems(connector),
    );
  }
  // Without a sound definition there is nothing to try out.
  if (problems.length > 0) return problems;

  const { trials, problems: untried } = trialsOf(connector);
  const misread = trials.flatMap(junkProblems);
  problems.push(...untried, ...misread);
  for (const trial of trials) {
    problems.push(
      ...requestProblems(trial),
      ...(await credentialProblems(trial)),
      ...oauthProblems(trial),
      ...panelProblems(trial),
      ...stepProblems(trial),
      ...(await grantProblems(trial)),
      ...(await discoverProblems(trial)),
    );
  }
  // Readers that break on junk cannot be asked what documented answers mean.
  if (misread.length === 0) {
    problems.push(...answerProblems(connector, trials), ...trials.flatMap(actionProblems));
  }
  return [...new Set(problems)];
}
