import { Button } from '@mantine/core';
import { IconCircleCheck, IconFilterOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ConnectorFaces } from '../../../lib/connector-face.ts';
import { EmptyState, ErrorState, LoadingState } from '../../../ui/list-states.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { isNarrowed, type AlertSearch } from '../alert-search.ts';
import { AlertFilters } from './alert-filters.tsx';
import { AlertSection } from './alert-section.tsx';
import { useAlertList } from './use-alert-list.ts';
import '../../../lib/alert-words.ts';

interface AlertListsProps {
  faces: ConnectorFaces;
  search: AlertSearch;
  onSearch: (change: Partial<AlertSearch>) => void;
}

/** What is wrong now, and below it what was. */
export function AlertLists({ faces, search, onSearch }: AlertListsProps) {
  const { t } = useTranslation('alerts');
  const open = useAlertList(search, 'open');
  const resolved = useAlertList(search, 'resolved');
  const lists = [open, resolved].filter((list) => list.wanted);
  const failed = lists.find((list) => list.error);
  const ready = lists.every((list) => list.loaded);
  const rows = lists.flatMap((list) => list.rows);
  const narrowed = isNarrowed(search);
  const filtered = narrowed || search.state !== undefined;
  const shown = !failed && ready && rows.length > 0;
  return (
    <>
      <AlertFilters
        search={search}
        connectionName={rows.find((row) => String(row.connection_id) === search.connection)?.connection_name} // prettier-ignore
        onSearch={onSearch}
      />
      {!shown && (
        <Panel p={0}>
          {failed ? (
            <ErrorState
              error={failed.error}
              onRetry={() => lists.forEach((list) => list.again())}
            />
          ) : !ready ? (
            <LoadingState rows={4} height={72} />
          ) : (
            <EmptyState
              icon={narrowed ? <IconFilterOff /> : <IconCircleCheck />}
              title={t(narrowed ? 'no_match.title' : `empty.${search.state ?? 'all'}.title`)}
              text={t(narrowed ? 'no_match.text' : `empty.${search.state ?? 'all'}.text`)}
              action={
                filtered && (
                  <Button variant="default" onClick={() => onSearch(NO_FILTER)}>
                    {t('common:clear_filters')}
                  </Button>
                )
              }
            />
          )}
        </Panel>
      )}
      {/* Among filters, an empty half would say that all is well, which nobody looked at. */}
      {shown && open.wanted && (open.rows.length > 0 || !narrowed) && (
        <AlertSection title={t('open_title')} list={open} faces={faces} />
      )}
      {shown && resolved.wanted && resolved.rows.length > 0 && (
        <AlertSection title={t('resolved_title')} list={resolved} faces={faces} />
      )}
    </>
  );
}

const NO_FILTER: Partial<AlertSearch> = {
  ...{ state: undefined, kind: undefined, connection: undefined, unread: undefined },
};
