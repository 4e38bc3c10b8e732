import type { ConnectorSummary } from '@patchbay/contracts/connector';

export interface FamilySection {
  family: string;
  label: string;
  connectors: ConnectorSummary[];
}

/**
 * One section a family, by name; the generic connectors come last, since one made for the vendor is
 * always the better choice. Inside a section what is only planned comes last.
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
  const isLast = ({ family }: FamilySection) => Number(family === 'generic');
  for (const { connectors: inside } of sections.values()) {
    inside.sort((a, b) => Number(a.status === 'planned') - Number(b.status === 'planned'));
  }
  return [...sections.values()].sort(
    (a, b) => isLast(a) - isLast(b) || a.label.localeCompare(b.label),
  );
}
