import type { DataKeyState } from '@patchbay/contracts/settings';
import { Stack } from '@mantine/core';
import { IconRotateClockwise } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../ui/facts.tsx';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { RotateKeyDialog } from './rotate-key-dialog.tsx';
import { RotationState } from './rotation-state.tsx';
import '../../../lib/settings-words.ts';

export function DataKey({ state }: { state: DataKeyState }) {
  const { t } = useTranslation('settings');
  const [asking, setAsking] = useState(false);
  const { key_id: id, created_at: since, rotation } = state;
  return (
    <Panel
      title={t('keys.title')}
      intro={t('keys.intro')}
      actions={
        <GatedButton
          variant="default"
          leftSection={<IconRotateClockwise size={16} />}
          reason={rotation?.status === 'running' ? t('keys.off_running') : null}
          onClick={() => setAsking(true)}
        >
          {t('keys.rotate')}
        </GatedButton>
      }
    >
      <Stack gap="md">
        <Facts
          facts={[
            [t('keys.id'), String(id)],
            [t('keys.since'), <TimeText key="since" value={since} form="day" />],
            [
              t('keys.rotated'),
              <TimeText
                key="rotated"
                value={rotation?.started_at ?? null}
                otherwise={t('keys.never')}
              />,
            ],
          ]}
        />
        {rotation && <RotationState rotation={rotation} />}
      </Stack>
      <RotateKeyDialog opened={asking} onClose={() => setAsking(false)} />
    </Panel>
  );
}
