import { Button, Center, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconCloudOff, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../lib/problem-text.ts';
import classes from './list-states.module.css';

/** While the first answer is on its way; the shape of what will stand there. */
export function LoadingState({ rows = 6, height = 44 }: { rows?: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" role="status" aria-label={t('loading')} p="md">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={height} radius="md" opacity={0.55} />
      ))}
    </Stack>
  );
}

interface EmptyStateProps {
  icon: ReactNode;
  title: string;
  text?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <Center className={classes.state}>
      <Stack align="center" gap="xs" maw="26rem" ta="center">
        <span className={classes.icon} aria-hidden>
          {icon}
        </span>
        <Title order={2}>{title}</Title>
        {text && (
          <Text c="dimmed" size="sm">
            {text}
          </Text>
        )}
        {action && <div className={classes.action}>{action}</div>}
      </Stack>
    </Center>
  );
}

export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <EmptyState
        icon={<IconCloudOff />}
        title={t('error_title')}
        text={problemText(error, t)}
        action={
          <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={onRetry}>
            {t('try_again')}
          </Button>
        }
      />
    </div>
  );
}
