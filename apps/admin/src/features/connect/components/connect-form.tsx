import { ProblemError } from '@patchbay/client/problem-error';
import type { ConnectorDetail, ConnectorFlow } from '@patchbay/contracts/connector';
import type { CreatedConnection } from '@patchbay/contracts/connection';
import { Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/connect-words.ts';
import '../../../lib/connecting-words.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { formFields } from '../../../lib/schema-form/form-field.ts';
import { splitErrors } from '../../../lib/split-errors.ts';
import { RedirectField } from '../../../ui/redirect-field.tsx';
import { SchemaFields } from '../../../ui/schema-form/schema-fields.tsx';
import { ScopeChoice } from '../../../ui/scope-choice.tsx';
import { bundleAccountsQuery } from '../api/bundle-accounts.ts';
import type { ConnectValues } from '../connect-values.ts';
import { formFaults, shownPaths } from '../form-faults.ts';
import { neededTo } from '../needed-to.ts';
import { whoIsAsked } from '../who-is-asked.ts';
import { AccountChoice } from './account-choice.tsx';
import { ConnectEnd } from './connect-end.tsx';
import { FormSection } from './form-section.tsx';
import { NameFields } from './name-fields.tsx';
import { useCreate } from './use-create.ts';
import { useTrip } from './use-trip.ts';

interface ConnectFormProps {
  connector: ConnectorDetail;
  flow: ConnectorFlow;
  form: UseFormReturnType<ConnectValues>;
  onCreated: (made: CreatedConnection) => void;
  /** Made at the end of a trip to the vendor. */
  onFinished: (connectionId: number) => void;
}

export function ConnectForm({ connector, flow, form, onCreated, onFinished }: ConnectFormProps) {
  const { t } = useTranslation('connect');
  const { name, bundle } = connector;
  const site = useSite();
  const sharing = flow.redirect && bundle !== null;
  const accounts = useQuery({
    ...bundleAccountsQuery(site.slug, bundle?.slug ?? ''),
    enabled: sharing,
  });
  /** The connection whose account is used in place of a new consent. */
  const [account, setAccount] = useState<number | null>(null);
  const leaves = flow.redirect && account === null;
  const making = useCreate(connector, onCreated);
  const way = useTrip(connector, t('connecting:trip.leaving', { name }), onFinished);
  const error = making.create.error ?? way.authorize.error;
  const credentials = formFields(flow.credentials);
  const settings = formFields(connector.settings);
  const paths = shownPaths(credentials, settings);
  const end = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (error instanceof ProblemError) {
      form.setErrors(splitErrors(error.errors, paths, [...credentials, ...settings]).fields);
    }
    if (error || way.failure) end.current?.focus();
    // Only a new refusal moves the focus, not every keystroke after it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [error, way.failure]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (making.create.isPending || way.authorize.isPending || way.trip) return;
    const faults = formFaults(credentials, settings, form.values, (fault) =>
      t(`common:form.${fault}`),
    );
    form.setErrors(faults);
    const first = Object.keys(faults)[0];
    if (first) return form.getInputNode(first)?.focus();
    const typed = { flow, values: form.values };
    if (leaves) way.start(typed);
    else making.create.mutate({ ...typed, account });
  };

  return (
    <form onSubmit={submit} noValidate aria-label={t('title', { name })}>
      <Stack gap="lg">
        {sharing && accounts.data && accounts.data.length > 0 && (
          <AccountChoice
            connector={connector}
            accounts={accounts.data}
            chosen={account}
            onChoose={setAccount}
          />
        )}
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
            {flow.redirect && <RedirectField label={t('own_app')} value={connector.redirect_uri} />}
          </FormSection>
        )}
        {flow.scopes.length > 0 && account === null && (
          <FormSection legend={t('scopes')} intro={t('scopes_intro', { name })}>
            <ScopeChoice
              scopes={flow.scopes}
              chosen={form.values.scopes}
              neededTo={(scope) => neededTo(connector, scope)}
              onChange={(scopes) => form.setFieldValue('scopes', scopes)}
            />
          </FormSection>
        )}
        <FormSection legend={t('details')}>
          <NameFields form={form} placeholder={name} />
        </FormSection>
        <ConnectEnd
          ref={end}
          asked={whoIsAsked(connector, form.values)}
          flow={{ ...flow, redirect: leaves }}
          paths={paths}
          error={error}
          making={making}
          way={way}
        />
      </Stack>
    </form>
  );
}
