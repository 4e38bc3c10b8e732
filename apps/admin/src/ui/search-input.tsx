import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTypedSearch } from '../lib/use-typed-search.ts';

interface SearchInputProps {
  label: string;
  placeholder?: string;
  value: string;
  onSearch: (value: string) => void;
  /** For a word rather than a phrase. */
  short?: boolean;
}

export function SearchInput({ label, placeholder, value, onSearch, short }: SearchInputProps) {
  const { t } = useTranslation();
  const { typed, type } = useTypedSearch(value, onSearch);
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={placeholder ?? label}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed && <CloseButton size="sm" aria-label={t('clear')} onClick={() => type('')} />
      }
      flex={short ? '0 1 9rem' : '1 1 14rem'}
      maw="24rem"
      maxLength={200}
    />
  );
}
