import { Inject, Injectable } from '@nestjs/common';
import type { AuthFlow } from '@patchbay/core/auth-flow';
import type { AuthMethod, Connector, Family } from '@patchbay/connector-sdk/definition';
import { notFound, invalidInput } from '../../platform/errors/problem.ts';

export const CONNECTORS = Symbol('connectors');

/** The connectors this process loaded at start, by slug. */
@Injectable()
export class ConnectorRegistry {
  constructor(@Inject(CONNECTORS) private readonly connectors: ReadonlyMap<string, Connector>) {}

  all(): Connector[] {
    return [...this.connectors.values()];
  }

  /** @throws ProblemError 404 */
  get(slug: string): Connector {
    const connector = this.connectors.get(slug);
    if (!connector) throw notFound('connector');
    return connector;
  }

  /** A connector that may be gone although a connection of it is stored. */
  find(slug: string): Connector | undefined {
    return this.connectors.get(slug);
  }

  /** The connectors that share an OAuth application with this one, itself among them. */
  bundled(connector: Connector): Connector[] {
    const { bundle } = connector;
    if (!bundle) return [connector];
    return this.all().filter((other) => other.bundle?.slug === bundle.slug);
  }

  /** @throws ProblemError 400 naming the field, for what a caller named in a body */
  named(slug: string): Connector {
    const connector = this.connectors.get(slug);
    if (connector) return connector;
    throw invalidInput([{ path: 'connector_type', message: 'is not a known connector' }]);
  }
}

/** @throws ProblemError 400 when the connector has no such flow */
export function methodOf<F extends AuthFlow>(
  connector: Connector,
  flow: F,
): Extract<AuthMethod, { flow: F }> {
  const method = connector.auth.find((candidate) => candidate.flow === flow);
  if (method) return method as Extract<AuthMethod, { flow: F }>;
  const offered = connector.auth.map((candidate) => candidate.flow).join(', ');
  throw invalidInput([
    {
      path: 'auth_flow',
      message: `${connector.name} does not offer ${flow}; it offers ${offered}`,
    },
  ]);
}

/** Families whose connectors no vendor owns: there only the operator's name says who is meant. */
const NAMELESS: ReadonlySet<Family> = new Set<Family>(['generic', 'webhook', 'supplier']);

/** Who refused, answered or could not be reached, in words an operator recognizes. */
export function vendorName(connector: Connector, displayName: string | undefined): string {
  return displayName && NAMELESS.has(connector.family) ? displayName : connector.name;
}
