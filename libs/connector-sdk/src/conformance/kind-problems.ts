import type { z } from 'zod';
import type { Action } from '../action.ts';
import type { ConnectorDefinition } from '../definition.ts';
import { paymentInputs, paymentResults } from '../kinds/payment.ts';
import { paymentSamples, shippingSamples } from '../kinds/samples.ts';
import { shippingInputs, shippingResults } from '../kinds/shipping.ts';

interface Kind {
  inputs: Readonly<Record<string, z.ZodType>>;
  results: Readonly<Record<string, z.ZodType>>;
  samples: Readonly<Record<string, readonly Record<string, unknown>[]>>;
}

const { payment, refund, create_session } = paymentResults;
const KINDS: Readonly<Record<string, Kind>> = {
  payment: {
    inputs: paymentInputs,
    results: {
      ...{ create_session, refund },
      ...{ charge_card: payment, capture: payment, cancel: payment, get_status: payment },
    },
    samples: paymentSamples,
  },
  shipping: { inputs: shippingInputs, results: shippingResults, samples: shippingSamples },
};

/** Connectors of a kind take what the kind takes, and tell what it tells. */
export function kindProblems(connector: ConnectorDefinition): string[] {
  const kind = KINDS[connector.family];
  if (!kind) return [];
  return Object.entries(connector.actions).flatMap(([name, action]) => [
    ...inputProblems(kind, name, action),
    ...resultProblems(kind, name, connector),
  ]);
}

function inputProblems(kind: Kind, name: string, action: Action): string[] {
  // Whatever names an object of the vendor's must look like one of them.
  const own = action.sample as Record<string, unknown>;
  return (kind.samples[name] ?? []).flatMap((sample) => {
    const input = { ...sample };
    for (const field of VENDORS_OWN) if (field in input) input[field] = own[field];
    const parsed = action.input.safeParse(input);
    if (parsed.success) return [];
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? '';
    return [`actions.${name}.input: refuses what its kind takes (${where}: ${issue?.message})`];
  });
}

const VENDORS_OWN = ['payment', 'shipment', 'tracking_number'];

function resultProblems(kind: Kind, name: string, { actions, samples }: ConnectorDefinition) {
  const schema = kind.results[name];
  if (!schema) return [];
  if (!actions[name]?.result) return [`actions.${name}.result: its kind tells one`];
  const told = samples?.actions?.[name]?.delivered?.result;
  const parsed = schema.safeParse(told);
  if (parsed.success) return [];
  const [issue] = parsed.error.issues;
  return [
    `samples.actions.${name}.delivered.result: is not its kind’s (${issue?.path.join('.')}: ${issue?.message})`,
  ];
}
