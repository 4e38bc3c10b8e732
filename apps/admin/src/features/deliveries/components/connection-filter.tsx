import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectButton } from './select-button.tsx';
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
    <SelectButton label={t('filters.any_connection')} onClick={() => setWanted(true)} />
  );
  if (!wanted && value === undefined) return button;
  return (
    <Suspense fallback={button}>
      <ConnectionSelect value={value} opens={wanted} onChange={onChange} />
    </Suspense>
  );
}
