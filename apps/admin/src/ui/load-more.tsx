import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface LoadMoreProps {
  count: number;
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
}

/** The foot of a keyset list. How much is shown is announced; how much there is nobody counts. */
export function LoadMore({ count, hasMore, loading, onMore }: LoadMoreProps) {
  const { t } = useTranslation();
  return (
    <Group justify="space-between" px="md" py="sm" mih={56}>
      <Text size="sm" c="dimmed" role="status">
        {hasMore ? t('shown_more', { count }) : t('shown_all', { count })}
      </Text>
      {hasMore && (
        <Button variant="default" size="sm" loading={loading} onClick={onMore}>
          {t('load_more')}
        </Button>
      )}
    </Group>
  );
}
