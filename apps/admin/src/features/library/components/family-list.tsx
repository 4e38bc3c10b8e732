import { Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FamilySection } from '../family-sections.ts';
import { ConnectorCard } from './connector-card.tsx';
import { familyId } from './family-jumps.tsx';
import classes from './library.module.css';

/** The cards of the library, family by family. */
export function FamilyList({ sections }: { sections: readonly FamilySection[] }) {
  const { i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <div className={classes.sections}>
      {sections.map(({ family, label, connectors }) => (
        <section
          key={family}
          aria-labelledby={familyId(family)}
          data-span={Math.min(connectors.length, 3)}
        >
          <Group gap="xs" align="baseline" mb="sm">
            <Title order={2} id={familyId(family)} tabIndex={-1} className={classes.heading}>
              {label}
            </Title>
            <Text size="sm" c="dimmed" aria-hidden>
              {number.format(connectors.length)}
            </Text>
          </Group>
          <ul className={classes.grid}>
            {connectors.map((connector) => (
              <ConnectorCard key={connector.slug} connector={connector} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
