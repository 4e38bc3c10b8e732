import { textField } from '@patchbay/connector-sdk/fields';

/** Models come and go faster than releases of this program, so none is written into it. */
export const modelSetting = (placeholder: string, help: readonly string[]) =>
  textField({
    title: 'Model',
    description:
      'What answers unless a delivery names another. By default the newest at connecting.',
    placeholder,
    help,
    maxLength: 120,
  })
    .regex(/^[\w.:/-]+$/, 'must be a model’s name')
    .optional();
