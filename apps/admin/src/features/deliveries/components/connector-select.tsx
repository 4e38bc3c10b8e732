import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { faceOf } from '../../../lib/connector-face.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { loggedConnectorsQuery } from '../api/logged-connectors.ts';
import type { ConnectorFilterProps } from './connector-filter.tsx';
import '../../../lib/deliveries-words.ts';

interface ConnectorSelectProps extends ConnectorFilterProps {
  /** It has been left, or one was chosen. */
  onDone: () => void;
}

/** The connectors that the log knows, also of connections that are gone. */
export function ConnectorSelect({ chosen, faces, onAdd, onDone }: ConnectorSelectProps) {
  const { t, i18n } = useTranslation('deliveries');
  const { slug } = useSite();
  const { data: known = [], isPending } = useQuery(loggedConnectorsQuery(slug));
  const options = known
    .filter((type) => !chosen.includes(type))
    .map((type) => ({ value: type, label: faceOf(faces, type).name }))
    .sort((a, b) => a.label.localeCompare(b.label, i18n.language));
  return (
    <Select
      aria-label={t('columns.connector')}
      placeholder={t('filters.find_connector')}
      w="13rem"
      searchable
      defaultDropdownOpened
      autoFocus
      data={options}
      value={null}
      onChange={(type) => {
        if (type) onAdd(type);
        onDone();
      }}
      onBlur={onDone}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      nothingFoundMessage={isPending ? t('common:loading') : t('filters.no_connector')}
    />
  );
}
