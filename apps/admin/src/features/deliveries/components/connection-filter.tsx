import { Button } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/deliveries-words.ts';

interface ConnectionFilterProps {
  /** The id, as text. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

const ConnectionSelect = lazy(async () => ({
  default: (await import('./connection-select.tsx')).ConnectionSelect,
}));

/** One connection, or all; the list to choose from is loaded when somebody asks for it. */
export function ConnectionFilter({ value, onChange }: ConnectionFilterProps) {
  const { t } = useTranslation('deliveries');
  const [wanted, setWanted] = useState(false);
  const button = (
    <Button
      variant="default"
      fw={400}
      rightSection={<IconChevronDown size={16} aria-hidden />}
      aria-haspopup="listbox"
      onClick={() => setWanted(true)}
    >
      {t('filters.any_connection')}
    </Button>
  );
  if (!wanted && value === undefined) return button;
  return (
    <Suspense fallback={button}>
      <ConnectionSelect value={value} opens={wanted} onChange={onChange} />
    </Suspense>
  );
}
