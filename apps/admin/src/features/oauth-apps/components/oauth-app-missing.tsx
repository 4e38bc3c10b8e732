import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { Alert, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/connecting-words.ts';
import '../../../lib/settings-words.ts';
import { capabilityName } from '../../../lib/capability-name.ts';
import { RedirectField } from '../../../ui/redirect-field.tsx';

interface OAuthAppMissingProps {
  connector: Pick<ConnectorDetail, 'name' | 'redirect_uri'>;
  /** Colleagues who may register it. */
  whomToAsk: ReactNode;
}

/** For those who may not register the site's application: what is missing, and whom to ask. */
export function OAuthAppMissing({ connector, whomToAsk }: OAuthAppMissingProps) {
  const { t } = useTranslation('connecting');
  const { name } = connector;
  const capability = capabilityName('settings.manage', t);
  return (
    <Stack gap="md">
      <Alert color="amber">
        <Stack gap="xs">
          <Text size="sm">{t('app.missing', { name, capability })}</Text>
          {whomToAsk}
          <Text size="sm">{t('app.keep', { name })}</Text>
        </Stack>
      </Alert>
      <RedirectField label={t('settings:oauth.redirect')} value={connector.redirect_uri} />
    </Stack>
  );
}
