import { Box, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { FormField } from '../../lib/schema-form/form-field.ts';
import { requiredLabel } from '../required-label.ts';
import { FieldHelp } from './field-help.tsx';
import { SecretInput } from './secret-input.tsx';

const KeyPairInput = lazy(() => import('./key-pair-input.tsx'));

interface FieldInputProps {
  field: FormField;
  currentlySet: boolean;
  /** Value, handlers and error, as Mantine's form gives them. */
  input: object;
}

export function FieldInput({ field, currentlySet, input }: FieldInputProps) {
  return (
    <Box>
      <Control field={field} currentlySet={currentlySet} input={input} />
      <FieldHelp field={field} />
    </Box>
  );
}

function Control({ field, currentlySet, input }: FieldInputProps) {
  const common = {
    label: field.title,
    description: field.description,
    // Not `required`, which would hand the message to the browser.
    ...(field.required && requiredLabel),
    'aria-required': field.required,
    ...input,
  };
  const text = {
    ...common,
    placeholder: field.placeholder ?? undefined,
    maxLength: field.maxLength ?? undefined,
    spellCheck: false,
    autoCapitalize: 'none',
  };
  switch (field.kind) {
    case 'boolean':
      return <Checkbox label={field.title} description={field.description} {...input} />;
    case 'select':
      return <NativeSelect {...common} data={optionsOf(field)} />;
    case 'secret':
      return field.isKeyPair ? (
        <Suspense fallback={null}>
          <KeyPairInput {...text} currentlySet={currentlySet} />
        </Suspense>
      ) : (
        <SecretInput {...text} currentlySet={currentlySet} multiline={field.isMultiline} />
      );
    case 'url':
      return <TextInput {...text} type="url" inputMode="url" autoComplete="off" />;
    case 'text':
      return <TextInput {...text} autoComplete="off" />;
  }
}

/** Without a default nothing is chosen for the person; a required choice then asks for one. */
function optionsOf(field: FormField): { value: string; label: string }[] {
  if (field.fallback !== '') return field.options;
  return [{ value: '', label: '—' }, ...field.options];
}
