import type { PanelSummary } from '@patchbay/contracts/panel-summary';
import type { Panel } from '@patchbay/connector-sdk/panel';

/** What the page may know of a panel before anything is read: never a function of the connector. */
export function toPanelSummary(name: string, panel: Panel): PanelSummary {
  const steps = panel.kind === 'choice' ? panel.steps : [];
  return {
    name,
    kind: panel.kind,
    title: panel.title,
    description: panel.description,
    scopes: [...(panel.scopes ?? [])],
    steps: steps.map((step) => ({
      name: step.name,
      title: step.title,
      searchable: step.searchable ?? false,
    })),
  };
}
