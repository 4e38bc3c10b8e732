import { ProblemError } from '@patchbay/client/problem-error';
import { SiteSlug } from '@patchbay/contracts/common';
import type { Site } from '@patchbay/contracts/site';
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../lib/problem-text.ts';
import { splitErrors } from '../../../lib/split-errors.ts';
import { requiredLabel } from '../../../ui/required-label.ts';
import { createSite } from '../api/create-site.ts';
import { slugOf } from '../slug-of.ts';

interface CreateSiteFormProps {
  onCancel: () => void;
  onCreated: (site: Site) => void;
}

/** The short name follows the name until somebody types one. */
export function CreateSiteForm({ onCancel, onCreated }: CreateSiteFormProps) {
  const { t } = useTranslation('session');
  const [follows, setFollows] = useState(true);
  const form = useForm({
    initialValues: { name: '', slug: '' },
    validate: {
      name: (value) => (value.trim() ? null : t('common:form.required')),
      slug: (value) => (SiteSlug.safeParse(value).success ? null : t('site_dialog.slug_bad')),
    },
  });
  const create = useMutation({
    mutationFn: ({ name, slug }: typeof form.values) => createSite({ name: name.trim(), slug }),
    onSuccess: onCreated,
    onError: (error) => {
      if (!(error instanceof ProblemError)) return;
      if (error.code === 'slug_taken') form.setFieldError('slug', problemText(error, t));
      else form.setErrors(splitErrors(error.errors, ['name', 'slug']).fields);
    },
  });
  const elsewhere = create.error && !form.errors['slug'] && !form.errors['name'];
  return (
    <form noValidate onSubmit={form.onSubmit((values) => create.mutate(values))}>
      <Stack gap="md">
        <Text size="sm">{t('site_dialog.intro')}</Text>
        <TextInput
          label={t('site_dialog.name')}
          maxLength={100}
          autoComplete="off"
          data-autofocus
          {...requiredLabel}
          {...form.getInputProps('name')}
          onChange={(event) => {
            const name = event.currentTarget.value;
            form.setFieldValue('name', name);
            if (follows) form.setFieldValue('slug', slugOf(name));
          }}
        />
        <TextInput
          label={t('site_dialog.slug')}
          description={t('site_dialog.slug_help')}
          maxLength={63}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...requiredLabel}
          {...form.getInputProps('slug')}
          onChange={(event) => {
            setFollows(event.currentTarget.value === '');
            form.setFieldValue('slug', event.currentTarget.value);
          }}
        />
        {elsewhere && (
          <Alert color="red" role="alert">
            {problemText(create.error, t)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t('site_dialog.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
