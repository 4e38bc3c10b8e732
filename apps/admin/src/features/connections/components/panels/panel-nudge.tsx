import type { PanelSummary } from '@patchbay/contracts/panel-summary';
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../../lib/site-context.tsx';
import { panelQuery } from '../../api/panel.ts';
import '../../../../lib/detail-words.ts';

export interface PanelNudgeProps {
  connectionId: number;
  panel: PanelSummary;
  onOpen: () => void;
}

/** Connected is not set up: says so until what a connector asks for is chosen. */
export default function PanelNudge({ connectionId, panel, onOpen }: PanelNudgeProps) {
  const { t } = useTranslation('detail');
  const { slug } = useSite();
  const { data } = useQuery(panelQuery(slug, connectionId, panel.name));
  if (!data || data.facts.length > 0) return null;
  return (
    <Alert
      color="blue"
      icon={<IconListCheck />}
      title={t('panel.nudge_title', { title: panel.title })}
    >
      <Group justify="space-between" align="center" gap="md">
        <Text size="sm" flex="1 1 16rem">
          {panel.description}
        </Text>
        <Button variant="default" onClick={onOpen}>
          {t('panel.nudge_action')}
        </Button>
      </Group>
    </Alert>
  );
}
