import type { Action, Facts } from '../action.ts';
import type { ConnectorDefinition, RequestContext } from '../definition.ts';
import type { VendorRequest } from '../request.ts';
import { responseOf } from './response-of.ts';

/** A step's request or, as the last, the action's own. */
export interface ActionRequest {
  /** The step's name; absent for the action's own request. */
  step?: string;
  request: VendorRequest;
}

/**
 * The requests an action makes of an input, in order, its steps answered as the samples say.
 *
 * @throws when a sample answer is missing or not understood, and what `request` throws
 */
export function requestsOf(
  connector: ConnectorDefinition,
  name: string,
  context: RequestContext,
  sample?: unknown,
): ActionRequest[] {
  return actionTrial(connector, name, context, sample).requests;
}

/** The same, with what the steps found in the end. */
export function actionTrial(
  connector: ConnectorDefinition,
  name: string,
  context: RequestContext,
  sample?: unknown,
): { requests: ActionRequest[]; found: Facts } {
  const action: Action = connector.actions[name]!;
  const answers = connector.samples?.actions?.[name]?.steps ?? {};
  const input = action.input.parse(sample ?? action.sample);
  const requests: ActionRequest[] = [];
  let found: Facts = {};
  for (const step of action.before ?? []) {
    const request = step.request(input as never, context, found);
    if (!request) continue;
    requests.push({ step: step.name, request });
    const answer = answers[step.name];
    if (!answer) throw new Error(`samples.actions.${name}.steps.${step.name}: is missing`);
    const read = step.read(responseOf(answer), input as never, found);
    if (!read) throw new Error(`before.${step.name}.read: does not know its sample answer`);
    found = { ...found, ...read };
  }
  const own = { request: action.request(input as never, context, found) };
  return { requests: [...requests, own], found };
}
