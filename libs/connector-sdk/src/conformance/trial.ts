import type { z } from 'zod';
import { contextOf } from '../context-of.ts';
import type { AuthMethod, ConnectorDefinition, RequestContext } from '../definition.ts';
import { secretNames } from '../json-schema.ts';
import { sampleValues } from './sample-values.ts';

/** One flow of a connector with values to try it. */
export interface Trial {
  connector: ConnectorDefinition;
  method: AuthMethod;
  context: RequestContext;
  credentials: Readonly<Record<string, string>>;
  /** Names among the credentials that must not be seen. */
  secrets: readonly string[];
}

/** Any fixed moment: nothing a definition does may depend on when the kit runs. */
const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);

export function trialsOf(connector: ConnectorDefinition): { trials: Trial[]; problems: string[] } {
  const trials: Trial[] = [];
  const problems: string[] = [];
  const settings = valuesFor(connector.settings, connector.samples?.settings);
  problems.push(...settings.problems.map((problem) => `samples.settings${problem}`));

  for (const method of connector.auth) {
    const { flow, fields } = method;
    const given = connector.samples?.credentials?.[flow];
    const values = valuesFor(fields, given);
    const token = flow === 'oauth' ? ACCESS_TOKEN : {};
    problems.push(...values.problems.map((problem) => `samples.credentials.${flow}${problem}`));
    trials.push({
      connector,
      method,
      context: contextOf(connector, {
        settings: { ...settings.values, ...connector.samples?.discovered },
        flow,
        now: NOW,
        messageId: 'msg_conformance',
        acceptedAt: NOW - 1000,
      }),
      credentials: { ...(values.values as Record<string, string>), ...token },
      secrets: [...(fields ? secretNames(fields) : []), ...Object.keys(token)],
    });
  }
  return { trials, problems };
}

interface Values {
  values: Record<string, unknown>;
  problems: string[];
}

const ACCESS_TOKEN = { access_token: 'sample-access-token-0123456789' };

function valuesFor(
  fields: z.ZodObject | undefined,
  given: Readonly<Record<string, unknown>> | undefined,
): Values {
  if (!fields) return { values: {}, problems: [] };
  const input = { ...sampleValues(fields), ...given };
  const parsed = fields.safeParse(input);
  if (parsed.success) return { values: parsed.data, problems: [] };
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.map((part) => `.${String(part)}`).join('')}: ${message}`,
  );
  return { values: input, problems };
}
