import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectorFaces } from '../../../lib/connector-face.ts';
import { MOST_CONNECTORS } from '../log-search.ts';
import { SelectButton } from './select-button.tsx';
import '../../../lib/deliveries-words.ts';

export interface ConnectorFilterProps {
  /** Slugs; each is a chip beside the other filters, which takes it away. */
  chosen: readonly string[];
  faces: ConnectorFaces;
  onAdd: (type: string) => void;
}

const ConnectorSelect = lazy(async () => ({
  default: (await import('./connector-select.tsx')).ConnectorSelect,
}));

/** Adds connectors to the filter; the list to choose from is loaded when somebody asks for it. */
export function ConnectorFilter(props: ConnectorFilterProps) {
  const { chosen } = props;
  const { t } = useTranslation('deliveries');
  const [wanted, setWanted] = useState(false);
  const button = (
    <SelectButton
      label={chosen.length > 0 ? t('filters.another_connector') : t('filters.any_connector')}
      disabled={chosen.length >= MOST_CONNECTORS}
      onClick={() => setWanted(true)}
    />
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <ConnectorSelect {...props} onDone={() => setWanted(false)} />
    </Suspense>
  );
}
