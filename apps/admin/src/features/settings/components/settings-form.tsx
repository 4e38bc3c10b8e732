import { ProblemError } from '@patchbay/client/problem-error';
import type { Settings } from '@patchbay/contracts/settings';
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../lib/problem-text.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { toastSuccess } from '../../../lib/toast.ts';
import { Panel } from '../../../ui/panel.tsx';
import { settingsKey } from '../api/settings.ts';
import { updateSettings } from '../api/update-settings.ts';
import { areDurations, listOfText } from '../settings-text.ts';

const FIELDS = ['delivery_log_retention_days', 'retry_schedule'] as const;

export function SettingsForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings');
  const site = useSite();
  const queryClient = useQueryClient();
  const form = useForm({
    initialValues: {
      delivery_log_retention_days: String(settings.delivery_log_retention_days),
      retry_schedule: settings.retry_schedule?.join(', ') ?? '',
    },
    validate: {
      delivery_log_retention_days: (value) =>
        /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= 3650
          ? null
          : t('general.number_bad'),
      retry_schedule: (value) => (areDurations(value) ? null : t('general.retry_bad')),
    },
  });
  const save = useMutation({
    mutationFn: (values: typeof form.values) => {
      const schedule = listOfText(values.retry_schedule);
      return updateSettings(site.slug, {
        delivery_log_retention_days: Number(values.delivery_log_retention_days),
        retry_schedule: schedule.length > 0 ? schedule : null,
      });
    },
    onSuccess: (next) => {
      queryClient.setQueryData(settingsKey(site.slug), next);
      form.resetDirty();
      toastSuccess(t('general.saved'));
    },
    onError: (error) => {
      if (!(error instanceof ProblemError)) return;
      // A list's faults come with their index: `retry_schedule.1`.
      for (const { path, message } of error.errors) {
        const field = FIELDS.find((each) => path === each || path.startsWith(`${each}.`));
        if (field) form.setFieldError(field, message);
      }
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
            {...form.getInputProps('delivery_log_retention_days')}
          />
          <TextInput
            label={t('general.retry')}
            description={t('general.retry_help')}
            spellCheck={false}
            {...form.getInputProps('retry_schedule')}
          />
          {save.error && (
            <Alert color="red" role="alert">
              {problemText(save.error, t)}
            </Alert>
          )}
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t('general.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
