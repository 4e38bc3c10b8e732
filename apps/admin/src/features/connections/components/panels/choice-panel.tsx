import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectionPanel } from '@patchbay/contracts/panel';
import { Group, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { targetOf } from '../../../../lib/target-of.ts';
import { useAbility } from '../../../../lib/use-ability.ts';
import { GatedButton } from '../../../../ui/gated-button.tsx';
import { ChoicePicker } from './choice-picker.tsx';
import { PanelFacts } from './panel-facts.tsx';
import '../../../../lib/detail-words.ts';

interface ChoicePanelProps {
  connection: Connection;
  vendor: string;
  panel: ConnectionPanel;
}

/** The choice as it stands; the list to choose from when somebody asks for it. */
export function ChoicePanel({ connection, vendor, panel }: ChoicePanelProps) {
  const { t } = useTranslation('detail');
  const [choosing, setChoosing] = useState(false);
  const opener = useRef<HTMLDivElement>(null);
  const lacking = useAbility().reason('connections.edit', targetOf(connection));
  const idle = connection.state === 'active' ? null : t('panel.problems.connection_unavailable');
  const action = panel.facts.length > 0 ? t('panel.change') : t('panel.choose');
  const close = () => {
    setChoosing(false);
    // The button comes back with the next draw; who works by keyboard goes on from it.
    requestAnimationFrame(() => opener.current?.querySelector('button')?.focus());
  };
  if (choosing) {
    return <ChoicePicker connection={connection} vendor={vendor} panel={panel} onClose={close} />;
  }
  return (
    <>
      {panel.facts.length > 0 ? (
        <PanelFacts facts={panel.facts} />
      ) : (
        <div>
          <Text size="sm" fw={600}>
            {t('panel.nothing')}
          </Text>
          <Text size="sm" c="dimmed">
            {t('panel.nothing_help')}
          </Text>
        </div>
      )}
      <Group ref={opener}>
        <GatedButton
          reason={lacking ?? idle}
          variant={panel.facts.length > 0 ? 'default' : 'filled'}
          onClick={() => setChoosing(true)}
        >
          {t('panel.choose_what', { action, what: panel.title })}
        </GatedButton>
      </Group>
    </>
  );
}
