import { Inject, Injectable } from '@nestjs/common';
import type { PlannedDefinition } from '@patchbay/connector-sdk/planned';
import { planned } from '@patchbay/connectors/planned';
import { ConnectorRegistry } from './connector-registry.service.ts';

/** What the library announces. A connector that is there, from wherever it came, wins. */
@Injectable()
export class PlannedConnectors {
  constructor(@Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry) {}

  all(): PlannedDefinition[] {
    return planned.filter(({ slug }) => !this.registry.find(slug));
  }

  find(slug: string): PlannedDefinition | undefined {
    return this.all().find((entry) => entry.slug === slug);
  }
}
