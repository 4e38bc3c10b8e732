import { Stack } from '@mantine/core';
import type { FieldValues, FormField } from '../../lib/schema-form/form-field.ts';
import { visibleFields } from '../../lib/schema-form/visible-fields.ts';
import { FieldInput } from './field-input.tsx';

/** The part of Mantine's form that drawing fields needs; its values are typed by the caller. */
export interface FormBinding {
  getInputProps: (path: string, options?: { type: 'checkbox' | 'input' }) => object;
}

interface SchemaFieldsProps {
  form: FormBinding;
  /** Where the values stand in the form: `credentials` or `settings`. */
  path: string;
  fields: readonly FormField[];
  values: FieldValues;
  /** Secrets are stored already, and an empty input keeps them. */
  currentlySet?: boolean;
}

/** The inputs of a connector's definition that apply to what is filled in so far. */
export function SchemaFields({ form, path, fields, values, currentlySet }: SchemaFieldsProps) {
  return (
    <Stack gap="md">
      {visibleFields(fields, values).map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          currentlySet={currentlySet ?? false}
          input={form.getInputProps(`${path}.${field.name}`, {
            type: field.kind === 'boolean' ? 'checkbox' : 'input',
          })}
        />
      ))}
    </Stack>
  );
}
