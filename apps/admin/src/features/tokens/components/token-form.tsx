import { ProblemError } from '@patchbay/client/problem-error';
import type { Capability } from '@patchbay/contracts/capability';
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../lib/problem-text.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { splitErrors } from '../../../lib/split-errors.ts';
import { useAbility } from '../../../lib/use-ability.ts';
import { CapabilityChoice } from '../../../ui/capability-choice.tsx';
import { createToken } from '../api/create-token.ts';
import { requiredLabel } from '../../../ui/required-label.ts';
import { TokenLimits } from './token-limits.tsx';
import '../../../lib/settings-words.ts';

const FIELDS = ['name', 'module', 'capabilities', 'connections', 'expires_at'] as const;
/** What a module that hands over events needs. */
const USUAL: Capability[] = ['connections.list', 'deliveries.create'];

interface TokenFormProps {
  /** Those of the library. */
  families: readonly string[];
  onCreated: (token: string) => void;
  onCancel: () => void;
}

export function TokenForm({ families, onCreated, onCancel }: TokenFormProps) {
  const { t } = useTranslation('settings');
  const site = useSite();
  const ability = useAbility();
  const form = useForm({
    initialValues: {
      name: '',
      module: '',
      capabilities: USUAL.filter((each) => ability.can(each)),
      families: [] as string[],
      connections: [] as string[],
      expires_at: '',
    },
    validate: {
      name: (value) => (value.trim() ? null : t('common:form.required')),
      module: (value) => (/^[a-z][a-z0-9_-]{0,49}$/.test(value) ? null : t('tokens.module_bad')),
      capabilities: (value) => (value.length > 0 ? null : t('tokens.pick_one')),
    },
  });
  const create = useMutation({
    mutationFn: (values: typeof form.values) =>
      createToken(site.slug, {
        name: values.name.trim(),
        module: values.module,
        capabilities: values.capabilities,
        ...(values.families.length > 0 && { families: values.families }),
        ...(values.connections.length > 0 && { connections: values.connections.map(Number) }),
        ...(values.expires_at && { expires_at: new Date(values.expires_at).toISOString() }),
      }),
    onSuccess: (created) => onCreated(created.token),
    onError: (error) => {
      if (error instanceof ProblemError) form.setErrors(splitErrors(error.errors, FIELDS).fields);
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit((values) => create.mutate(values))}>
      <Stack gap="md">
        <TextInput
          label={t('tokens.name')}
          description={t('tokens.name_help')}
          maxLength={100}
          autoComplete="off"
          {...requiredLabel}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('tokens.module')}
          description={t('tokens.module_help')}
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
          {...requiredLabel}
          {...form.getInputProps('module')}
        />
        <CapabilityChoice
          label={t('tokens.capabilities')}
          value={form.values.capabilities}
          onChange={(capabilities) => form.setFieldValue('capabilities', capabilities)}
          error={form.errors['capabilities']}
        />
        <TokenLimits
          offered={families}
          families={form.values.families}
          onFamilies={(chosen) => form.setFieldValue('families', chosen)}
          connections={form.values.connections}
          onConnections={(chosen) => form.setFieldValue('connections', chosen)}
          error={form.errors['connections']}
        />
        <TextInput
          type="datetime-local"
          label={t('tokens.expires')}
          description={t('tokens.expires_help')}
          maw="18rem"
          {...form.getInputProps('expires_at')}
        />
        <Text size="sm" c="dimmed">
          {t('tokens.maker_hint')}
        </Text>
        {create.error && (
          <Alert color="red" role="alert">
            {problemText(create.error, t)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t('tokens.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
