import type { ConnectorFlow } from '@patchbay/contracts/connector';
import { Group, Radio, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { flowKind } from '../flow-kind.ts';
import classes from './connect.module.css';
import '../../../lib/connect-words.ts';

interface FlowChoiceProps {
  name: string;
  flows: ConnectorFlow[];
  chosen: number;
  onChoose: (index: number) => void;
}

/** How to connect, where the vendor offers more than one way. */
export function FlowChoice({ name, flows, chosen, onChoose }: FlowChoiceProps) {
  const { t } = useTranslation('connect');
  return (
    <Radio.Group
      aria-label={t('how')}
      value={String(chosen)}
      onChange={(value) => onChoose(Number(value))}
    >
      <Stack gap="xs">
        {flows.map((flow, index) => (
          <Radio.Card key={index} value={String(index)} className={classes.choice}>
            <Group wrap="nowrap" align="flex-start">
              <Radio.Indicator />
              <div>
                <Text size="sm" fw={600}>
                  {flow.label ?? t(`flows.${flowKind(flow)}.title`, { name })}
                </Text>
                <Text size="sm" c="dimmed">
                  {t(`flows.${flowKind(flow)}.text`, { name })}
                </Text>
              </div>
            </Group>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  );
}
