import type { Settings } from '@patchbay/contracts/settings';
import { Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toastSuccess } from '../../../lib/toast.ts';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { faultsOf } from '../settings-faults.ts';
import { SaveProblem } from './save-problem.tsx';
import { useSaveSettings } from './use-save-settings.ts';
import '../../../lib/settings-words.ts';

interface AlertWebhookFormProps {
  settings: Settings;
  /** The first address of a site makes a secret. */
  onSecret: (secret: string) => void;
}

export function AlertWebhookForm({ settings, onSecret }: AlertWebhookFormProps) {
  const { t } = useTranslation('settings');
  const present = settings.alert_webhook?.url ?? '';
  const [url, setUrl] = useState(present);
  const save = useSaveSettings<string>({
    settings,
    about: (each) => each.alert_webhook?.url ?? null,
    change: (typed) => ({ alert_webhook: { url: typed.trim() } }),
    onSaved: ({ alert_webhook: webhook }) => {
      toastSuccess(t('alerts.webhook_saved'));
      if (webhook?.secret) onSecret(webhook.secret);
    },
  });
  const fault = faultsOf(save.error).find(({ path }) => path.startsWith('alert_webhook'));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(url);
      }}
    >
      <Stack gap="md">
        <TextInput
          type="url"
          label={t('alerts.url')}
          description={t('alerts.url_help')}
          placeholder="https://"
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
          value={url}
          error={fault && t('alerts.url_bad')}
          onChange={(event) => {
            setUrl(event.currentTarget.value);
            save.reset();
          }}
        />
        <SaveProblem
          error={save.error}
          atFields={fault !== undefined}
          stored={(now) => now.alert_webhook?.url ?? t('alerts.no_webhook')}
        />
        <Group>
          <GatedButton
            type="submit"
            loading={save.isPending}
            reason={url.trim() === present ? t('general.unchanged') : null}
            onClick={() => undefined}
          >
            {present ? t('alerts.save_url') : t('alerts.add_url')}
          </GatedButton>
        </Group>
      </Stack>
    </form>
  );
}
