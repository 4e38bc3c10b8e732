import { Inject, Injectable } from '@nestjs/common';
import type { PanelSummary } from '@patchbay/contracts/panel-summary';
import type { ChoicePanel, Panel } from '@patchbay/connector-sdk/panel';
import { notFound } from '../../platform/errors/problem.ts';
import { ConnectorRegistry } from './connector-registry.service.ts';
import { toPanelSummary } from './panel.wire.ts';

/** The panels that connectors bring along, by connector and name. */
@Injectable()
export class ConnectorPanels {
  constructor(@Inject(ConnectorRegistry) private readonly registry: ConnectorRegistry) {}

  /** @throws ProblemError 404 also for a connector that is gone although a connection is stored */
  get(slug: string, name: string): Panel {
    const panels = this.registry.find(slug)?.panels ?? {};
    const panel = Object.hasOwn(panels, name) ? panels[name] : undefined;
    if (!panel) throw notFound('panel');
    return panel;
  }

  /** @throws ProblemError 404 when the panel offers no choice */
  choice(slug: string, name: string): ChoicePanel {
    const panel = this.get(slug, name);
    if (panel.kind === 'choice') return panel;
    throw notFound('choice');
  }

  describe(name: string, panel: Panel): PanelSummary {
    return toPanelSummary(name, panel);
  }
}
