import type { Settings } from '@patchbay/contracts/settings';
import { Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { toastSuccess } from '../../../lib/toast.ts';
import { Panel } from '../../../ui/panel.tsx';
import { SaveForm } from '../../../ui/save-form.tsx';
import { faultsOf } from '../settings-faults.ts';
import { useSaveSettings } from './use-save-settings.ts';
import '../../../lib/settings-words.ts';

export function RetentionForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings');
  const form = useForm({ initialValues: { days: String(settings.delivery_log_retention_days) } });
  const save = useSaveSettings<typeof form.values, number>({
    settings,
    about: (each) => each.delivery_log_retention_days,
    label: t('general.retention'),
    words: (days) => `${days} ${t('general.days')}`,
    // What is no number is no retention, as the schema says.
    change: ({ days }) => ({ delivery_log_retention_days: /^\d+$/.test(days) ? Number(days) : 0 }),
    onSaved: () => {
      form.resetDirty();
      toastSuccess(t('general.saved'));
    },
    onTake: ({ delivery_log_retention_days: days }) => {
      form.setValues({ days: String(days) });
      form.resetDirty({ days: String(days) });
    },
    onError: (error) => {
      if (faultsOf(error).length > 0) form.setFieldError('days', t('general.number_bad'));
    },
  });
  return (
    <Panel title={t('general.title')}>
      <SaveForm
        save={save}
        onSubmit={form.onSubmit((values) => save.mutate(values))}
        label={t('general.save')}
        reason={form.isDirty() ? null : t('general.unchanged')}
        atFields={Boolean(form.errors['days'])}
        onTake={save.take}
      >
        <TextInput
          label={t('general.retention')}
          description={t('general.retention_help')}
          inputMode="numeric"
          maw="16rem"
          rightSection={<Text size="sm">{t('general.days')}</Text>}
          rightSectionWidth={52}
          {...form.getInputProps('days')}
        />
      </SaveForm>
    </Panel>
  );
}
