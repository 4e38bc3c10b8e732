import type { ConnectorDetail, ConnectorFlow } from '@patchbay/contracts/connector';
import type { CreatedConnection } from '@patchbay/contracts/connection';
import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formFields } from '../../../lib/schema-form/form-field.ts';
import { CopyField } from '../../../ui/copy-field.tsx';
import { SchemaFields } from '../../../ui/schema-form/schema-fields.tsx';
import { ScopeChoice } from '../../../ui/scope-choice.tsx';
import { CATEGORIES, type ConnectValues } from '../connect-values.ts';
import { formFaults, shownPaths } from '../form-faults.ts';
import { ConnectFailure } from './connect-failure.tsx';
import { FormSection } from './form-section.tsx';
import { useConnect } from './use-connect.ts';
import { ProblemError } from '@patchbay/client/problem-error';
import { splitErrors } from '../../../lib/split-errors.ts';
import '../../../lib/connect-words.ts';

interface ConnectFormProps {
  connector: ConnectorDetail;
  flow: ConnectorFlow;
  form: UseFormReturnType<ConnectValues>;
  onCreated: (made: CreatedConnection) => void;
}

export function ConnectForm({ connector, flow, form, onCreated }: ConnectFormProps) {
  const { t } = useTranslation('connect');
  const { name } = connector;
  const connect = useConnect(connector, onCreated);
  const credentials = formFields(flow.credentials);
  const settings = formFields(connector.settings);
  const paths = shownPaths(credentials, settings);
  const failure = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!connect.error) return;
    if (connect.error instanceof ProblemError) {
      form.setErrors(splitErrors(connect.error.errors, paths).fields);
    }
    failure.current?.focus();
    // Only a new refusal moves the focus, not every keystroke after it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [connect.error]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (connect.isPending) return;
    const faults = formFaults(credentials, settings, form.values, (fault) =>
      t(`common:form.${fault}`),
    );
    form.setErrors(faults);
    const first = Object.keys(faults)[0];
    if (first) return form.getInputNode(first)?.focus();
    connect.mutate({ flow, values: form.values });
  };

  return (
    <form onSubmit={submit} noValidate aria-label={t('title', { name })}>
      <Stack gap="lg">
        {settings.length > 0 && (
          <FormSection legend={t('where')}>
            <SchemaFields
              form={form}
              path="settings"
              fields={settings}
              values={form.values.settings}
            />
          </FormSection>
        )}
        {credentials.length > 0 && (
          <FormSection legend={t('credentials')} intro={t('credentials_intro')}>
            <SchemaFields
              form={form}
              path="credentials"
              fields={credentials}
              values={form.values.credentials}
            />
            {flow.redirect && <CopyField label={t('own_app')} value={connector.redirect_uri} />}
          </FormSection>
        )}
        {flow.scopes.length > 0 && (
          <FormSection legend={t('scopes')} intro={t('scopes_intro', { name })}>
            <ScopeChoice
              scopes={flow.scopes}
              chosen={form.values.scopes}
              onChange={(scopes) => form.setFieldValue('scopes', scopes)}
            />
          </FormSection>
        )}
        <FormSection legend={t('details')}>
          <Group align="flex-start" grow preventGrowOverflow={false} wrap="wrap">
            <TextInput
              label={t('display_name')}
              description={t('display_name_help')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              placeholder={name}
              maxLength={100}
              autoComplete="off"
              {...form.getInputProps('display_name')}
            />
            <NativeSelect
              label={t('category')}
              data={CATEGORIES.map((value) => ({ value, label: t(`common:categories.${value}`) }))}
              {...form.getInputProps('category')}
            />
          </Group>
        </FormSection>
        <div ref={failure} tabIndex={-1} style={{ outline: 'none' }}>
          {connect.error && (
            <ConnectFailure error={connect.error} paths={paths} scopes={flow.scopes} />
          )}
        </div>
        <Group>
          <Button type="submit" loading={connect.isPending}>
            {flow.redirect ? t('continue_to', { name }) : t('connect')}
          </Button>
          <Text size="sm" c="dimmed" role="status" flex="1 1 12rem">
            {connect.isPending
              ? t(flow.redirect ? 'redirecting' : 'testing', { name })
              : t(flow.redirect ? 'redirect_note' : 'test_note', { name })}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
