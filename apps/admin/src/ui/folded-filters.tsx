import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './folded-filters.module.css';

interface FoldedFiltersProps {
  /** How many of them narrow the list now. */
  inForce: number;
  children: ReactNode;
}

/** The rarer filters: in the row where there is room, behind a button where the list needs it. */
export function FoldedFilters({ inForce, children }: FoldedFiltersProps) {
  const { t } = useTranslation();
  const id = useId();
  const [opened, { toggle }] = useDisclosure();
  return (
    <>
      <Button
        hiddenFrom="sm"
        variant="default"
        leftSection={<IconAdjustmentsHorizontal size={16} />}
        aria-expanded={opened}
        aria-controls={id}
        onClick={toggle}
      >
        {inForce > 0 ? t('filters_in_force', { count: inForce }) : t('filters')}
      </Button>
      <div id={id} className={classes.folded} data-opened={opened || undefined}>
        {children}
      </div>
    </>
  );
}
