import type { AuthMethods } from '@patchbay/contracts/auth';
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../../ui/copy-field.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ToneBadge } from '../../../ui/tone-badge.tsx';
import '../../../lib/settings-words.ts';

const CALLBACK = '/api/v1/auth/oidc/callback';

/** Whether there is single sign-on; where not, what whoever runs the server has to set. */
export function ProviderPanel({ provider }: { provider: AuthMethods['oidc'] }) {
  const { t } = useTranslation('settings');
  const on = provider !== null;
  return (
    <Panel
      title={t('sso.title')}
      intro={on ? t('sso.on', { name: provider.name }) : t('sso.off')}
      actions={
        <ToneBadge tone={on ? 'good' : 'quiet'}>
          {on ? t('sso.on_title') : t('sso.off_title')}
        </ToneBadge>
      }
    >
      <Stack gap="md">
        {!on && (
          <Facts
            facts={[
              ['OIDC_ISSUER', t('sso.var_issuer')],
              ['OIDC_CLIENT_ID, OIDC_CLIENT_SECRET', t('sso.var_client')],
              ['OIDC_SCOPES', t('sso.var_scopes')],
              ['OIDC_GROUPS_CLAIM', t('sso.var_claim')],
            ]}
          />
        )}
        <CopyField label={t('sso.redirect')} value={window.location.origin + CALLBACK} />
      </Stack>
    </Panel>
  );
}
