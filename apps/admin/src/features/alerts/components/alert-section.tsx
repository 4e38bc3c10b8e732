import type { Alert } from '@patchbay/contracts/alert';
import { Group, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { faceOf, type ConnectorFaces } from '../../../lib/connector-face.ts';
import { LoadMore } from '../../../ui/load-more.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { AlertRow } from './alert-row.tsx';
import type { AlertList } from './use-alert-list.ts';
import { useReadAlerts } from './use-read-alerts.ts';
import classes from './alert-row.module.css';
import '../../../lib/alert-words.ts';

interface AlertSectionProps {
  title: string;
  list: AlertList;
  faces: ConnectorFaces;
}

/** What is open, or what is over. */
export function AlertSection({ title, list, faces }: AlertSectionProps) {
  const { t } = useTranslation('alerts');
  const read = useReadAlerts();
  const busy = (alert: Alert) => read.isPending && read.variables === alert.id;
  return (
    <Panel p={0} aria-label={title} style={{ overflow: 'hidden' }} aria-busy={list.stale}>
      <Title order={2} px="md" pt="md" pb="xs">
        {title}
      </Title>
      {list.rows.length === 0 ? (
        <Group gap="xs" px="md" pb="md" wrap="nowrap">
          <IconCircleCheck size={18} aria-hidden color="var(--mantine-color-green-6)" />
          <Text size="sm">{t('calm')}</Text>
        </Group>
      ) : (
        <>
          <ul className={classes.list}>
            {list.rows.map((alert) => (
              <AlertRow
                key={alert.id}
                alert={alert}
                face={faceOf(faces, alert.connector_type)}
                busy={busy(alert)}
                onRead={() => read.mutate(alert.id)}
              />
            ))}
          </ul>
          <LoadMore
            count={list.rows.length}
            hasMore={list.hasMore}
            loading={list.loadingMore}
            onMore={list.more}
          />
        </>
      )}
    </Panel>
  );
}
