import type { Settings } from '@patchbay/contracts/settings';
import { Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { toastSuccess } from '../../../lib/toast.ts';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { faultsOf } from '../settings-faults.ts';
import { SaveProblem } from './save-problem.tsx';
import { useSaveSettings } from './use-save-settings.ts';
import '../../../lib/settings-words.ts';

export function RetentionForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings');
  const form = useForm({ initialValues: { days: String(settings.delivery_log_retention_days) } });
  const save = useSaveSettings<typeof form.values>({
    settings,
    about: (each) => each.delivery_log_retention_days,
    // What is no number is no retention, as the schema says.
    change: ({ days }) => ({ delivery_log_retention_days: /^\d+$/.test(days) ? Number(days) : 0 }),
    onSaved: () => {
      form.resetDirty();
      toastSuccess(t('general.saved'));
    },
    onError: (error) => {
      if (faultsOf(error).length > 0) form.setFieldError('days', t('general.number_bad'));
    },
  });
  return (
    <Panel title={t('general.title')}>
      <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <Stack gap="md">
          <TextInput
            label={t('general.retention')}
            description={t('general.retention_help')}
            inputMode="numeric"
            maw="16rem"
            rightSection={<Text size="sm">{t('general.days')}</Text>}
            rightSectionWidth={52}
            {...form.getInputProps('days')}
          />
          <SaveProblem
            error={save.error}
            atFields={Boolean(form.errors['days'])}
            stored={(now) => `${now.delivery_log_retention_days} ${t('general.days')}`}
          />
          <Group>
            <GatedButton
              type="submit"
              loading={save.isPending}
              reason={form.isDirty() ? null : t('general.unchanged')}
              onClick={() => undefined}
            >
              {t('general.save')}
            </GatedButton>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
