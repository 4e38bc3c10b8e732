import type { Settings } from '@patchbay/contracts/settings';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toastSuccess } from '../../../lib/toast.ts';
import { SaveForm } from '../../../ui/save-form.tsx';
import { faultsOf } from '../settings-faults.ts';
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
  const save = useSaveSettings<string, string | null>({
    settings,
    about: (each) => each.alert_webhook?.url ?? null,
    label: t('alerts.url'),
    words: (address) => address ?? t('alerts.no_webhook'),
    change: (typed) => ({ alert_webhook: { url: typed.trim() } }),
    onSaved: ({ alert_webhook: webhook }) => {
      toastSuccess(t('alerts.webhook_saved'));
      if (webhook?.secret) onSecret(webhook.secret);
    },
    onTake: (now) => setUrl(now.alert_webhook?.url ?? ''),
  });
  const fault = faultsOf(save.error).find(({ path }) => path.startsWith('alert_webhook'));
  return (
    <SaveForm
      save={save}
      onSubmit={() => save.mutate(url)}
      label={present ? t('alerts.save_url') : t('alerts.add_url')}
      reason={url.trim() === present ? t('general.unchanged') : null}
      atFields={fault !== undefined}
      onTake={save.take}
    >
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
    </SaveForm>
  );
}
