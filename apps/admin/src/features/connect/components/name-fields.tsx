import { Group, NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import '../../../lib/connect-words.ts';
import { CATEGORIES, type ConnectValues } from '../connect-values.ts';

interface NameFieldsProps {
  form: UseFormReturnType<ConnectValues>;
  /** What it is called when nothing is typed. */
  placeholder: string;
}

/** How colleagues recognise the connection, and where it stands in the list. */
export function NameFields({ form, placeholder }: NameFieldsProps) {
  const { t } = useTranslation('connect');
  return (
    <Group align="flex-start" grow preventGrowOverflow={false} wrap="wrap">
      <TextInput
        label={t('display_name')}
        description={t('display_name_help')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={placeholder}
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
  );
}
