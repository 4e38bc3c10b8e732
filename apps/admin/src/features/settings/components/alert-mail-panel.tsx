import type { Settings } from '@patchbay/contracts/settings';
import { Alert, Group, Stack, TagsInput, Text } from '@mantine/core';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { toastSuccess } from '../../../lib/toast.ts';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { badAddresses } from '../bad-addresses.ts';
import { faultsOf } from '../settings-faults.ts';
import { AlertTest } from './alert-test.tsx';
import { ChannelBadge } from './channel-badge.tsx';
import { ChannelFacts } from './channel-facts.tsx';
import { SaveProblem } from './save-problem.tsx';
import { useSaveSettings } from './use-save-settings.ts';
import '../../../lib/settings-words.ts';

export function AlertMailPanel({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings');
  const { mail } = settings.alert_channels;
  const [addresses, setAddresses] = useState(settings.alert_addresses);
  const save = useSaveSettings<string[]>({
    settings,
    about: (each) => each.alert_addresses,
    change: (alert_addresses) => ({ alert_addresses }),
    onSaved: (next) => {
      setAddresses(next.alert_addresses);
      toastSuccess(t('alerts.addresses_saved'));
    },
  });
  const bad = badAddresses(faultsOf(save.error), save.variables ?? []);
  const changed = JSON.stringify(addresses) !== JSON.stringify(settings.alert_addresses);
  return (
    <Panel title={t('alerts.mail_title')} actions={<ChannelBadge channel={mail} />}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('alerts.mail_intro')}
        </Text>
        {!mail.server && (
          <Alert color="amber" role="note" title={t('alerts.no_server_title')}>
            <Trans t={t} i18nKey="alerts.no_server" components={{ code: <code /> }} />
          </Alert>
        )}
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (changed) save.mutate(addresses);
          }}
        >
          <Stack gap="md">
            <TagsInput
              label={t('alerts.addresses')}
              description={t('alerts.addresses_help')}
              value={addresses}
              splitChars={[',', ' ', ';']}
              acceptValueOnBlur
              maxTags={50}
              inputMode="email"
              autoComplete="off"
              error={
                bad === null
                  ? null
                  : t('alerts.address_bad', { count: bad.length, list: bad.join(', ') })
              }
              onChange={(next) => {
                setAddresses(next.map((each) => each.trim()));
                save.reset();
              }}
            />
            <SaveProblem
              error={save.error}
              atFields={bad !== null}
              stored={(now) => now.alert_addresses.join(', ') || t('alerts.nobody')}
            />
            <Group>
              <GatedButton
                type="submit"
                loading={save.isPending}
                reason={changed ? null : t('general.unchanged')}
                onClick={() => undefined}
              >
                {t('alerts.save_addresses')}
              </GatedButton>
            </Group>
          </Stack>
        </form>
        <AlertTest
          channel="mail"
          reason={
            !mail.server
              ? t('alerts.test_off_server')
              : changed
                ? t('alerts.test_off_unsaved')
                : settings.alert_addresses.length === 0
                  ? t('alerts.test_off_nobody')
                  : null
          }
        />
        <ChannelFacts channel={mail} />
      </Stack>
    </Panel>
  );
}
