import { Alert, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ME_KEY } from '../../../lib/me-key.ts';
import { problemText } from '../../../lib/problem-text.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { toastSuccess } from '../../../lib/toast.ts';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { requiredLabel } from '../../../ui/required-label.ts';
import { renameSite } from '../api/rename-site.ts';
import '../../../lib/settings-words.ts';

export function SiteName() {
  const { t } = useTranslation('settings');
  const site = useSite();
  const queryClient = useQueryClient();
  const form = useForm({
    initialValues: { name: site.name },
    validate: { name: (value) => (value.trim() ? null : t('common:form.required')) },
  });
  const rename = useMutation({
    mutationFn: ({ name }: typeof form.values) => renameSite(site.slug, name.trim()),
    onSuccess: ({ name }) => {
      form.setInitialValues({ name });
      form.reset();
      toastSuccess(t('general.renamed', { name }));
      return queryClient.invalidateQueries({ queryKey: ME_KEY });
    },
  });
  return (
    <Panel title={t('general.name_title')}>
      <form noValidate onSubmit={form.onSubmit((values) => rename.mutate(values))}>
        <Stack gap="md">
          <TextInput
            label={t('general.name')}
            description={t('general.name_help', { slug: site.slug })}
            maxLength={100}
            autoComplete="off"
            {...requiredLabel}
            {...form.getInputProps('name')}
          />
          {rename.error && (
            <Alert color="red" role="alert">
              {problemText(rename.error, t)}
            </Alert>
          )}
          <Group>
            <GatedButton
              type="submit"
              loading={rename.isPending}
              reason={form.isDirty() ? null : t('general.unchanged')}
              onClick={() => undefined}
            >
              {t('common:save')}
            </GatedButton>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
