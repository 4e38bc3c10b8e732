import { ProblemError } from '@patchbay/client/problem-error';
import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { Alert, Group, NativeSelect, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../lib/problem-text.ts';
import { checkValues } from '../../../lib/schema-form/check-values.ts';
import { formFields } from '../../../lib/schema-form/form-field.ts';
import { initialValues } from '../../../lib/schema-form/initial-values.ts';
import { submittedValues } from '../../../lib/schema-form/submitted-values.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { splitErrors } from '../../../lib/split-errors.ts';
import { toastSuccess } from '../../../lib/toast.ts';
import { useAbility } from '../../../lib/use-ability.ts';
import { GatedButton } from '../../../ui/gated-button.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { SchemaFields } from '../../../ui/schema-form/schema-fields.tsx';
import { targetOf } from '../../../lib/target-of.ts';
import { storeConnection } from '../api/store-connection.ts';
import { updateConnection } from '../api/update-connection.ts';
import { CATEGORIES } from '../connection-search.ts';
import { requiredLabel } from '../../../ui/required-label.ts';
import '../../../lib/connect-words.ts';
import '../../../lib/connections-words.ts';

interface ConnectionSettingsProps {
  connection: Connection;
  connector: ConnectorDetail | undefined;
}

export function ConnectionSettings({ connection, connector }: ConnectionSettingsProps) {
  const { t } = useTranslation('connections');
  const site = useSite();
  const queryClient = useQueryClient();
  const fields = connector ? formFields(connector.settings) : [];
  const form = useForm({
    initialValues: {
      display_name: connection.display_name,
      category: connection.category,
      strict_order: connection.strict_order,
      settings: initialValues(fields, connection.settings),
    },
  });
  const paths = [
    'display_name',
    'category',
    'strict_order',
    ...fields.map((field) => `settings.${field.name}`),
  ];
  const save = useMutation({
    mutationFn: (values: typeof form.values) =>
      updateConnection(site.slug, connection.id, {
        // Only what was changed here: somebody else may have changed the rest meanwhile.
        ...(form.isDirty('display_name') && { display_name: values.display_name.trim() }),
        ...(form.isDirty('category') && { category: values.category }),
        ...(form.isDirty('strict_order') && { strict_order: values.strict_order }),
        ...(form.isDirty('settings') && { settings: submittedValues(fields, values.settings) }),
      }),
    onSuccess: (next) => {
      storeConnection(queryClient, site.slug, next);
      void queryClient.invalidateQueries({ queryKey: ['sites', site.slug] });
      form.resetDirty();
      toastSuccess(t('done.saved'));
    },
    onError: (error) => {
      if (error instanceof ProblemError) form.setErrors(splitErrors(error.errors, paths).fields);
    },
  });
  const submit = (values: typeof form.values) => {
    const faults = Object.entries(checkValues(fields, values.settings)).map(([name, fault]) => [
      `settings.${name}`,
      t(`common:form.${fault}`),
    ]);
    if (!values.display_name.trim()) faults.push(['display_name', t('common:form.required')]);
    form.setErrors(Object.fromEntries(faults) as Record<string, string>);
    if (faults.length === 0) save.mutate(values);
  };
  const missing = useAbility().reason('connections.edit', targetOf(connection));
  const reason = missing ?? (form.isDirty() ? null : t('settings_form.unchanged'));
  return (
    <Panel title={t('settings_form.title')} maw="46rem">
      <form noValidate onSubmit={form.onSubmit(submit)}>
        <Stack gap="md">
          <TextInput
            label={t('connect:display_name')}
            maxLength={100}
            autoComplete="off"
            {...requiredLabel}
            {...form.getInputProps('display_name')}
          />
          <NativeSelect
            label={t('connect:category')}
            data={CATEGORIES.map((value) => ({ value, label: t(`common:categories.${value}`) }))}
            {...form.getInputProps('category')}
          />
          <SchemaFields form={form} path="settings" fields={fields} values={form.values.settings} />
          <Switch
            label={t('strict_order.label')}
            description={t('strict_order.help')}
            {...form.getInputProps('strict_order', { type: 'checkbox' })}
          />
          {save.error && (
            <Alert color="red" role="alert">
              {problemText(save.error, t)}
            </Alert>
          )}
          <Group>
            <GatedButton
              type="submit"
              loading={save.isPending}
              reason={reason}
              onClick={() => undefined}
            >
              {t('settings_form.save')}
            </GatedButton>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
