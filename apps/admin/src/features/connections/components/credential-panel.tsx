import type { Connection } from '@patchbay/contracts/connection';
import { Group, Stack, Text } from '@mantine/core';
import { IconLink, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicKey } from '../../../lib/public-keys-of.ts';
import { LazyPublicKeys } from '../../../ui/lazy-public-keys.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ToneBadge } from '../../../ui/tone-badge.tsx';
import { CredentialDates } from './credential-dates.tsx';
import '../../../lib/connections-words.ts';

interface CredentialPanelProps {
  connection: Connection;
  /** A credential's field in words. */
  fieldTitle: (field: string) => string;
  /** To be registered at the vendor. */
  publicKeys: readonly PublicKey[];
  vendor: string;
  actions: ReactNode[];
}

/** That a credential is there, where it comes from, and until when; never what it is. */
export function CredentialPanel(props: CredentialPanelProps) {
  const { connection, fieldTitle, publicKeys, vendor, actions } = props;
  const { t } = useTranslation('connections');
  const { has_credential: set, credential_references: references } = connection;
  return (
    <Panel title={t('credentials.title')} intro={t('credentials.write_only')}>
      <Stack gap="sm">
        <Group gap="xs">
          <ToneBadge tone={set ? 'info' : 'bad'} icon={<IconLock aria-hidden />}>
            {set ? t('credentials.set') : t('credentials.unset')}
          </ToneBadge>
          <Text size="sm">{t(`flows.${connection.auth_flow}`)}</Text>
        </Group>
        {references.length > 0 && (
          <div>
            <Group gap="xs">
              {references.map((field) => (
                <ToneBadge key={field} tone="quiet" icon={<IconLink aria-hidden />}>
                  {t('credentials.reference', { field: fieldTitle(field) })}
                </ToneBadge>
              ))}
            </Group>
            <Text size="xs" c="dimmed" mt={4}>
              {t('credentials.reference_help')}
            </Text>
          </div>
        )}
        <LazyPublicKeys keys={publicKeys} vendor={vendor} />
        <CredentialDates connection={connection} />
        {actions.some(Boolean) && <Group gap="xs">{...actions}</Group>}
      </Stack>
    </Panel>
  );
}
