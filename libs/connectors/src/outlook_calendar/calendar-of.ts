import { textField } from '@patchbay/connector-sdk/fields';

/** https://learn.microsoft.com/en-us/graph/api/resources/calendar */
export const calendarField = textField({
  title: 'Calendar',
  description: 'Filled in when you choose a calendar; without it, the account’s own.',
  placeholder: 'AAMkAGI2TGuLAAA=',
  maxLength: 300,
})
  .regex(/^[A-Za-z0-9_=-]+$/, 'must be an identifier such as AAMkAGI2TGuLAAA=')
  .optional();

/** The calendar that an action is about; `undefined` for the account's own. */
export function calendarOf(
  given: string | undefined,
  settings: Readonly<Record<string, unknown>>,
): string | undefined {
  const chosen = given ?? settings['calendar_id'];
  return typeof chosen === 'string' && chosen !== '' && chosen !== 'primary' ? chosen : undefined;
}
