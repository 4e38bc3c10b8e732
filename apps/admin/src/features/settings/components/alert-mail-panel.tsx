import type { Settings } from '@patchbay/contracts/settings';
import { Alert, Stack, TagsInput, Text } from '@mantine/core';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { toastSuccess } from '../../../lib/toast.ts';
import { Panel } from '../../../ui/panel.tsx';
import { SaveForm } from '../../../ui/save-form.tsx';
import { badAddresses } from '../bad-addresses.ts';
import { faultsOf } from '../settings-faults.ts';
import { AlertTest } from './alert-test.tsx';
import { ChannelBadge } from './channel-badge.tsx';
import { ChannelFacts } from './channel-facts.tsx';
import { useSaveSettings } from './use-save-settings.ts';
import '../../../lib/settings-words.ts';

export function AlertMailPanel({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings');
  const { mail } = settings.alert_channels;
  const [addresses, setAddresses] = useState(settings.alert_addresses);
  const save = useSaveSettings<string[], string[]>({
    settings,
    about: (each) => each.alert_addresses,
    label: t('alerts.addresses'),
    words: (list) => list.join(', ') || t('alerts.nobody'),
    change: (alert_addresses) => ({ alert_addresses }),
    onSaved: (next) => {
      setAddresses(next.alert_addresses);
      toastSuccess(t('alerts.addresses_saved'));
    },
    onTake: (now) => setAddresses(now.alert_addresses),
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
        <SaveForm
          save={save}
          onSubmit={() => changed && save.mutate(addresses)}
          label={t('alerts.save_addresses')}
          reason={changed ? null : t('general.unchanged')}
          atFields={bad !== null}
          onTake={save.take}
        >
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
        </SaveForm>
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
