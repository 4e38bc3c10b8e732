import { Alert, Code, Group, Stack, Text } from '@mantine/core';
import { createFileRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ButtonLink } from '../../ui/links.tsx';
import { PlainScreen } from '../../ui/plain-screen.tsx';
import '../../lib/connect-words.ts';
import '../../lib/outcome-words.ts';

const REASONS = [
  'unknown_state', 'expired_state', 'reused_state', 'foreign_session', 'access_denied',
  'vendor_error', 'exchange_failed', 'test_failed', 'account_mismatch', 'network_error',
  'oauth_app_missing', 'secret_unavailable', 'capability_required', 'internal_error', 'unknown',
] as const; // prettier-ignore
const OUTCOMES = [
  'connected', 'credential_expired', 'credential_revoked', 'scope_insufficient', 'vendor_error',
  'network_error',
] as const; // prettier-ignore

const Search = z.object({
  reason: z.enum(REASONS).catch('unknown'),
  outcome: z.enum(OUTCOMES).optional().catch(undefined),
  /** Text of the vendor; shown as text, never as markup. */
  detail: z.string().max(500).optional().catch(undefined),
  site: z.string().optional(),
  connector: z.string().optional(),
});

/** Where a trip to a vendor ends that made no connection. */
export const Route = createFileRoute('/oauth/failed')({
  validateSearch: Search,
  component: AuthorizationFailed,
});

function AuthorizationFailed() {
  const { t } = useTranslation('connect');
  const { reason, outcome, detail, site, connector } = Route.useSearch();
  return (
    <PlainScreen title={t('failed.title')}>
      <Stack gap="md">
        <Text>{t(`failed.reasons.${reason}`)}</Text>
        {outcome && outcome !== 'connected' && (
          <Alert color="amber" title={t(`outcomes:${outcome}.title`)}>
            {t(`outcomes:${outcome}.what_to_do`)}
          </Alert>
        )}
        {detail && (
          <Text size="sm" c="dimmed">
            {t('failed.detail')}: <Code>{detail}</Code>
          </Text>
        )}
        <Group>
          {site && connector && (
            <ButtonLink to="/sites/$site/library/$slug" params={{ site, slug: connector }}>
              {t('failed.try_again')}
            </ButtonLink>
          )}
          <ButtonLink
            variant={site && connector ? 'default' : 'filled'}
            to={site ? '/sites/$site/library' : '/'}
            params={site ? { site } : {}}
          >
            {t('failed.back')}
          </ButtonLink>
        </Group>
      </Stack>
    </PlainScreen>
  );
}
