import type { PanelFact } from '@patchbay/contracts/panel';
import { Button, Group } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PanelFacts } from './panel-facts.tsx';
import '../../../../lib/detail-words.ts';

interface FactsPanelProps {
  facts: readonly PanelFact[];
  busy: boolean;
  onRefresh: () => void;
}

export function FactsPanel({ facts, busy, onRefresh }: FactsPanelProps) {
  const { t } = useTranslation('detail');
  return (
    <>
      <PanelFacts facts={facts} />
      <Group>
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} />}
          loading={busy}
          onClick={onRefresh}
        >
          {t('panel.refresh')}
        </Button>
      </Group>
    </>
  );
}
