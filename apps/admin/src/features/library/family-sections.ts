import type { ConnectorSummary } from '@patchbay/contracts/connector';

export interface FamilySection {
  family: string;
  label: string;
  connectors: ConnectorSummary[];
}

/**
 * One section a family, by name; the generic connectors come last, since one made for the vendor is
 * always the better choice, and behind them what is only planned; so it is inside a section too.
 */
export function familySections(
  connectors: readonly ConnectorSummary[],
  label: (family: string) => string,
): FamilySection[] {
  const sections = new Map<string, FamilySection>();
  for (const connector of connectors) {
    const { family } = connector;
    const section = sections.get(family) ?? { family, label: label(family), connectors: [] };
    section.connectors.push(connector);
    sections.set(family, section);
  }
  const rank = ({ family, connectors: inside }: FamilySection) =>
    inside.every(({ status }) => status === 'planned') ? 2 : Number(family === 'generic');
  for (const { connectors: inside } of sections.values()) {
    inside.sort((a, b) => Number(a.status === 'planned') - Number(b.status === 'planned'));
  }
  return [...sections.values()].sort((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label));
}
