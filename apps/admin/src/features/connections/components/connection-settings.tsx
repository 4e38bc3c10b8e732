import { ProblemError } from '@patchbay/client/problem-error';
import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangedMeanwhile, conflicting, merged } from '../../../lib/changed-meanwhile.ts';
import { saveUnlessChanged } from '../../../lib/save-unless-changed.ts';
import { checkValues } from '../../../lib/schema-form/check-values.ts';
import { formFields } from '../../../lib/schema-form/form-field.ts';
import { initialValues } from '../../../lib/schema-form/initial-values.ts';
import { submittedValues } from '../../../lib/schema-form/submitted-values.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { splitErrors } from '../../../lib/split-errors.ts';
import { toastSuccess } from '../../../lib/toast.ts';
import { useAbility } from '../../../lib/use-ability.ts';
import { Panel } from '../../../ui/panel.tsx';
import { SaveForm } from '../../../ui/save-form.tsx';
import { SchemaFields } from '../../../ui/schema-form/schema-fields.tsx';
import { targetOf } from '../../../lib/target-of.ts';
import { readConnection } from '../api/read-connection.ts';
import { storeConnection } from '../api/store-connection.ts';
import { updateConnection } from '../api/update-connection.ts';
import { type FlatValues, flatValues, nestValues } from '../flat-values.ts';
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
  const valuesOf = (from: Connection) => ({
    display_name: from.display_name,
    category: from.category,
    strict_order: from.strict_order,
    settings: initialValues(fields, from.settings),
  });
  const form = useForm({ initialValues: valuesOf(connection) });
  /** What the person has seen of what is stored. */
  const [shown, setShown] = useState(() => flatValues(valuesOf(connection)));
  const paths = [
    'display_name',
    'category',
    'strict_order',
    ...fields.map((field) => `settings.${field.name}`),
  ];
  const labelOf = (path: string) =>
    path === 'display_name' ? t('connect:display_name')
    : path === 'category' ? t('connect:category')
    : path === 'strict_order' ? t('strict_order.label')
    : (fields.find(({ name }) => `settings.${name}` === path)?.title ?? path); // prettier-ignore
  const changeOf = (path: string, mine: FlatValues, theirs: FlatValues) => {
    const words = (value: FlatValues[string]) =>
      typeof value === 'boolean' ? t(value ? 'common:changed.yes' : 'common:changed.no')
      : path === 'category' ? t(`common:categories.${String(value)}`)
      : String(value ?? ''); // prettier-ignore
    return { label: labelOf(path), mine: words(mine[path]), theirs: words(theirs[path]) };
  };
  const show = (next: Connection) => {
    setShown(flatValues(valuesOf(next)));
    form.setValues(valuesOf(next));
    form.resetDirty(valuesOf(next));
  };
  const save = useMutation({
    mutationFn: (values: typeof form.values) =>
      saveUnlessChanged(
        () => readConnection(site.slug, connection.id),
        async (now, tag) => {
          const theirs = flatValues(valuesOf(now));
          const mine = flatValues(values);
          const names = conflicting(shown, theirs, mine);
          const next = nestValues(merged(shown, theirs, mine));
          if (names.length > 0) {
            setShown(theirs);
            form.setValues(next);
            const changes = names.map((name) => changeOf(name, mine, theirs));
            throw new ChangedMeanwhile(now, changes);
          }
          const settings = submittedValues(fields, next.settings);
          const change = {
            ...(next.display_name !== now.display_name && {
              display_name: next.display_name.trim(),
            }),
            ...(next.category !== now.category && { category: next.category }),
            ...(next.strict_order !== now.strict_order && { strict_order: next.strict_order }),
            // Left out while nobody changed any: they may ask for a credential of their own.
            ...(form.isDirty('settings') && { settings }),
          };
          // Somebody else made the same change.
          if (Object.keys(change).length === 0) return now;
          return updateConnection(site.slug, connection.id, change, tag);
        },
      ),
    onSuccess: (next) => {
      storeConnection(queryClient, site.slug, next);
      void queryClient.invalidateQueries({ queryKey: ['sites', site.slug] });
      show(next);
      toastSuccess(t('done.saved'));
    },
    onError: (error) => {
      if (error instanceof ProblemError)
        form.setErrors(splitErrors(error.errors, paths, fields).fields);
    },
  });
  const takeTheirs = () => {
    if (!(save.error instanceof ChangedMeanwhile)) return;
    show((save.error as ChangedMeanwhile<Connection>).now);
    save.reset();
  };
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
      <SaveForm
        save={save}
        onSubmit={form.onSubmit(submit)}
        label={t('settings_form.save')}
        reason={reason}
        onTake={takeTheirs}
      >
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
      </SaveForm>
    </Panel>
  );
}
