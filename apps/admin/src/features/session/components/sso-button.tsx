import { Button, Divider, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { authMethodsQuery } from '../api/auth-methods.ts';

/** What the server takes as the way back, in characters. */
const LONGEST_PATH = 500;

/** A plain link: the browser leaves for the identity provider. Nothing where there is none. */
export function SsoButton({ next }: { next: string }) {
  const { t } = useTranslation('session');
  const { data } = useQuery(authMethodsQuery);
  if (!data?.oidc) return null;
  const return_to = next.length > LONGEST_PATH ? '/' : next;
  return (
    <Stack gap="xs">
      <Divider label={t('or')} />
      <Button
        component="a"
        href={`/api/v1/auth/oidc/login?${new URLSearchParams({ return_to })}`}
        variant="default"
        size="md"
        fullWidth
      >
        {t('sso')}
      </Button>
      <Text c="dimmed" size="sm" ta="center">
        {t('sso_at', { name: data.oidc.name })}
      </Text>
    </Stack>
  );
}
