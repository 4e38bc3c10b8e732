import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import '../../../lib/vendors-words.ts';
import type { FamilySection } from '../family-sections.ts';
import classes from './library.module.css';

/** The id of a family's heading; both lists make it here. */
export const familyId = (family: string) => `family-${family}`;

/** Where there is room, the families beside their sections, each one key press away. */
export function FamilyJumps({ sections }: { sections: readonly FamilySection[] }) {
  const { t, i18n } = useTranslation('vendors');
  if (sections.length < 2) return null;
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <nav aria-label={t('jump')} className={classes.jumps}>
      <ul>
        {sections.map(({ family, label, connectors }) => (
          <li key={family}>
            <Anchor
              href={`#${familyId(family)}`}
              className={classes.jump}
              onClick={(event) => {
                event.preventDefault();
                jumpTo(family);
              }}
            >
              <span>{label}</span>
              <Text span size="xs" c="dimmed">
                {number.format(connectors.length)}
              </Text>
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** By hand: the router would take a change of the address's hash for a change of page. */
function jumpTo(family: string): void {
  const heading = document.getElementById(familyId(family));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
