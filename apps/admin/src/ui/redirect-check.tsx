import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import '../lib/connecting-words.ts';
import { reachRedirect } from '../lib/reach-redirect.ts';
import { judgeRedirect } from '../lib/redirect-check.ts';

/** Says whether people would come back here from a vendor, and if not what to change. */
export function RedirectCheck({ redirectUri }: { redirectUri: string }) {
  const { t } = useTranslation('connecting');
  const page = window.location.origin;
  const { fault, own, local, wanted } = judgeRedirect(redirectUri, page);
  const isHere = fault === null || fault === 'not_https';
  const reached = useQuery({
    queryKey: ['redirect-check', redirectUri],
    queryFn: ({ signal }) => reachRedirect(redirectUri, signal),
    // Another origin cannot be asked from here, and need not be: it is wrong already.
    enabled: isHere,
    staleTime: 300_000,
    retry: false,
  });
  if (isHere && reached.isFetching) {
    return (
      <Text size="sm" c="dimmed" role="status">
        {t('redirect.checking')}
      </Text>
    );
  }
  const lost = isHere && reached.data !== true;
  if (!fault && !lost) {
    return (
      <Group gap={6} wrap="nowrap" align="flex-start" c="green" role="status">
        <IconCircleCheck size={18} aria-hidden style={{ flex: 'none' }} />
        <Text size="sm" c="var(--mantine-color-text)">
          {t(local ? 'redirect.local' : 'redirect.good')}
        </Text>
      </Group>
    );
  }
  const hasPath = new URL(own).pathname !== '/';
  const problem = lost ? (hasPath ? 'path' : 'not_reached') : (fault ?? 'not_reached');
  return (
    <Alert color="amber" role="status" icon={<IconAlertTriangle />}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t(`redirect.${problem}`, { page, own })}</Text>
        <Change problem={problem} wanted={wanted ?? new URL(own).origin} />
        {lost && (
          <Button
            size="compact-sm"
            variant="default"
            loading={reached.isFetching}
            onClick={() => void reached.refetch()}
          >
            {t('redirect.again')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

function Change({ problem, wanted }: { problem: string; wanted: string }) {
  const { t } = useTranslation('connecting');
  if (problem === 'not_https') return <Text size="sm">{t('redirect.change_https')}</Text>;
  if (problem === 'not_reached') return <Text size="sm">{t('redirect.change_proxy')}</Text>;
  return (
    <>
      <Text size="sm">{t('redirect.change')}</Text>
      <Code style={{ overflowWrap: 'anywhere' }}>{`PUBLIC_URL=${wanted}`}</Code>
    </>
  );
}
