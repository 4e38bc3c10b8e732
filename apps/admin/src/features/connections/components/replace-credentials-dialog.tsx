import { ProblemError } from '@patchbay/client/problem-error';
import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectorFlow } from '@patchbay/contracts/connector';
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failedTest } from '../../../lib/failed-test.ts';
import { problemText } from '../../../lib/problem-text.ts';
import { checkValues } from '../../../lib/schema-form/check-values.ts';
import { type FormField, formFields } from '../../../lib/schema-form/form-field.ts';
import { initialValues } from '../../../lib/schema-form/initial-values.ts';
import { submittedText, submittedValues } from '../../../lib/schema-form/submitted-values.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { splitErrors } from '../../../lib/split-errors.ts';
import { exactTime } from '../../../lib/time.ts';
import { toastSuccess } from '../../../lib/toast.ts';
import { SchemaFields } from '../../../ui/schema-form/schema-fields.tsx';
import { SecretOnce } from '../../../ui/secret-once.tsx';
import { TestResultPanel } from '../../../ui/test-result-panel.tsx';
import { putCredentials } from '../api/put-credentials.ts';
import { storeConnection } from '../api/store-connection.ts';
import { vendorName } from '../vendor-name.ts';
import '../../../lib/connect-words.ts';
import '../../../lib/connections-words.ts';

export interface ReplaceCredentialsDialogProps {
  connection: Connection;
  flow: ConnectorFlow;
  /** The connector's name. */
  vendor: string;
  /** The connector's settings form; its addresses may change together with the credentials only. */
  settings: Record<string, unknown>;
  opened: boolean;
  onClose: () => void;
}

/** Empty inputs for new credentials; the stored ones are never fetched, let alone shown. */
export function ReplaceCredentialsDialog(props: ReplaceCredentialsDialogProps) {
  const { connection, flow, settings, opened, onClose } = props;
  const vendor = vendorName(connection, props.vendor);
  const { t, i18n } = useTranslation('connections');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const name = connection.display_name;
  const fields = formFields(flow.credentials);
  const addresses = addressFields(flow, settings);
  const paths = [
    ...fields.map((field) => `credentials.${field.name}`),
    ...addresses.map((field) => `settings.${field.name}`),
  ];
  const form = useForm({
    initialValues: {
      credentials: initialValues(fields),
      settings: initialValues(addresses, connection.settings),
    },
  });
  const replace = useMutation({
    mutationFn: () =>
      putCredentials(slug, connection.id, {
        credentials: submittedText(fields, form.values.credentials),
        ...(form.isDirty('settings') && {
          settings: submittedValues(addresses, form.values.settings),
        }),
      }),
    onSuccess: (next) => {
      const { secret: _shownOnce, ...kept } = next;
      storeConnection(queryClient, slug, kept);
      void queryClient.invalidateQueries({ queryKey: ['sites', slug] });
      toastSuccess(t('done.replaced', { name }));
      if (!next.secret) close();
    },
    onError: (error) => {
      if (error instanceof ProblemError)
        form.setErrors(splitErrors(error.errors, paths, [...fields, ...addresses]).fields);
    },
  });
  const close = () => {
    form.reset();
    replace.reset();
    onClose();
  };
  const submit = () => {
    const faults = [
      ...faultsAt('credentials', checkValues(fields, form.values.credentials)),
      ...faultsAt('settings', checkValues(addresses, form.values.settings)),
    ];
    form.setErrors(
      Object.fromEntries(faults.map(([at, fault]) => [at, t(`common:form.${fault}`)])),
    );
    if (faults.length === 0 && !replace.isPending) replace.mutate();
  };
  const test = failedTest(replace.error);
  const made = replace.data?.secret;
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={made ? t('connect:secret.title') : t('credentials.replace_title', { name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size="lg"
      // Closed by mistake, the new secret would be lost.
      withCloseButton={!made}
      closeOnEscape={!made}
      closeOnClickOutside={!made}
    >
      {made ? (
        <SecretOnce
          secret={made}
          steps={flow.registration}
          note={
            replace.data?.previous_secret_until
              ? t('credentials.both_sign', {
                  until: exactTime(replace.data.previous_secret_until, i18n.language),
                })
              : undefined
          }
          onDone={close}
        />
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Stack gap="md">
            <Text size="sm" c="dimmed">
              {t('credentials.replace_intro')}
            </Text>
            <SchemaFields
              form={form}
              path="credentials"
              fields={fields}
              values={form.values.credentials}
              currentlySet
            />
            {addresses.length > 0 && (
              <SchemaFields
                form={form}
                path="settings"
                fields={addresses}
                values={form.values.settings}
              />
            )}
            {test && <TestResultPanel test={test} vendor={vendor} />}
            {replace.error && (
              <Alert color="red" role="alert">
                {test ? t('credentials.refused') : problemText(replace.error, t)}
              </Alert>
            )}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                {t('common:cancel')}
              </Button>
              <Button type="submit" loading={replace.isPending}>
                {t('credentials.replace_submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

/** Where a credential is sent; a signing secret is sent nowhere, so its address stands apart. */
function addressFields(flow: ConnectorFlow, settings: Record<string, unknown>): FormField[] {
  if (flow.auth_flow === 'signed_token') return [];
  return formFields(settings).filter((field) => field.kind === 'url');
}

function faultsAt<F>(form: string, faults: Record<string, F>): [string, F][] {
  return Object.entries(faults).map(([field, fault]) => [`${form}.${field}`, fault]);
}
