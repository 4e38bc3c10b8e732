import type { ConnectorSummary } from '@patchbay/contracts/connector';
import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import '../../../lib/vendors-words.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { useAbility } from '../../../lib/use-ability.ts';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { ButtonLink, TextLink } from '../../../ui/links.tsx';
import { ToneBadge } from '../../../ui/tone-badge.tsx';
import { VendorMark } from '../../../ui/vendor-mark.tsx';
import { BeforeYouStart } from './before-you-start.tsx';
import { ConnectorSwitch } from './connector-switch.tsx';
import { STATUS_TONES } from './status-tone.ts';
import classes from './connector-card.module.css';
import '../../../lib/library-words.ts';

export function ConnectorCard({ connector }: { connector: ConnectorSummary }) {
  const { t } = useTranslation('library');
  const site = useSite();
  const isPlanned = connector.status === 'planned';
  return (
    <Paper component="li" className={classes.card} mod={{ planned: isPlanned }}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <VendorMark
          icon={connector.icon}
          name={connector.name}
          family={connector.family}
          size={40}
        />
        {/* Below each other: beside a long status a long name would break within its words. */}
        <Stack gap={4} align="flex-start" miw={0}>
          <Title order={3}>{connector.name}</Title>
          <Status connector={connector} />
        </Stack>
      </Group>
      <Text size="sm" lineClamp={3}>
        {connector.description}
      </Text>
      {connector.package && (
        <Text size="xs" c="dimmed">
          {t('vendors:from_package', { package: connector.package.name })}
        </Text>
      )}
      <Stack gap="sm" mt="auto">
        {isPlanned ? (
          <Text size="xs" c="dimmed">
            {t('vendors:planned')}
          </Text>
        ) : (
          <>
            <BeforeYouStart connector={connector} />
            <Group justify="space-between" gap="xs">
              <ConnectAction connector={connector} site={site} />
              <ConnectorSwitch connector={connector} />
            </Group>
          </>
        )}
      </Stack>
    </Paper>
  );
}

function Status({ connector }: { connector: ConnectorSummary }) {
  const { t } = useTranslation('library');
  const site = useSite();
  if (!connector.enabled) return <ToneBadge tone="quiet">{t('off')}</ToneBadge>;
  const { status } = connector;
  if (status === 'not_connected' || status === 'planned') {
    return <ToneBadge tone={STATUS_TONES[status]}>{t(`status.${status}`)}</ToneBadge>;
  }
  return (
    <TextLink
      to="/sites/$site/connections"
      params={{ site: site.slug }}
      search={{ q: connector.name }}
      className={classes.status}
      aria-label={t('status_of', {
        name: connector.name,
        status: t(`status.${connector.status}`),
      })}
    >
      <ToneBadge tone={STATUS_TONES[connector.status]}>{t(`status.${connector.status}`)}</ToneBadge>
    </TextLink>
  );
}

interface ConnectActionProps {
  connector: ConnectorSummary;
  site: ReturnType<typeof useSite>;
}

function ConnectAction({ connector, site }: ConnectActionProps) {
  const { t } = useTranslation('library');
  const missing = useAbility().reason('connections.create', { family: connector.family });
  const reason = connector.enabled ? missing : t('off_reason');
  const label = t('connect_name', { name: connector.name });
  if (reason !== null) {
    return (
      <GatedButton variant="default" reason={reason} onClick={() => undefined} aria-label={label}>
        {t('connect')}
      </GatedButton>
    );
  }
  return (
    <ButtonLink
      to="/sites/$site/library/$slug"
      params={{ site: site.slug, slug: connector.slug }}
      variant={connector.status === 'not_connected' ? 'light' : 'default'}
      aria-label={label}
      className={classes.link}
    >
      {t('connect')}
    </ButtonLink>
  );
}
