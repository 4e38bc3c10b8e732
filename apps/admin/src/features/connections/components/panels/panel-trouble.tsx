import { Alert, Button, Group, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { panelProblemText } from '../../panel-problem-text.ts';

interface PanelTroubleProps {
  error: unknown;
  vendor: string;
  onRetry?: () => void;
}

/** Why the vendor could not be read, said where it was to be read. */
export function PanelTrouble({ error, vendor, onRetry }: PanelTroubleProps) {
  const { t } = useTranslation();
  return (
    <Alert color="red" role="alert">
      <Group justify="space-between" gap="sm">
        <Text size="sm" flex="1 1 14rem">
          {panelProblemText(error, vendor, t)}
        </Text>
        {onRetry && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={14} />}
            onClick={onRetry}
          >
            {t('try_again')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
