import { Button, Group, Text } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';

interface LoadMoreProps {
  count: number;
  hasMore: boolean;
  loading: boolean;
  /** Also fetched when one scrolls near the end; not where something else stands below the list. */
  ahead?: boolean;
  onMore: () => void;
}

/** So far above the end of the list the next page is fetched. */
const AHEAD = '0px 0px 900px 0px';

/** The foot of a keyset list. How much is shown is announced; how much there is nobody counts. */
export function LoadMore({ count, hasMore, loading, ahead = false, onMore }: LoadMoreProps) {
  const { t } = useTranslation();
  const { ref, entry } = useIntersection({ rootMargin: AHEAD });
  const near = ahead && hasMore && !loading && (entry?.isIntersecting ?? false);
  const more = useEffectEvent(onMore);
  useEffect(() => {
    if (near) more();
  }, [near, count]);
  return (
    <Group ref={ref} justify="space-between" px="md" py="sm" mih={56}>
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
