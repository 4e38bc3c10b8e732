/** The calendar an action is about; an account's own is called `primary`. */
export function calendarOf(
  given: string | undefined,
  settings: Readonly<Record<string, unknown>>,
): string {
  const chosen = given ?? settings['calendar_id'];
  return typeof chosen === 'string' && chosen ? chosen : 'primary';
}
