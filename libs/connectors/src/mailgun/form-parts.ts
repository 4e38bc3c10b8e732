import type { Multipart, Part } from '@patchbay/connector-sdk/request';

/** Mailgun's forms: a name for each value, absent ones left out. */
export function formParts(
  values: Readonly<Record<string, string | readonly string[] | undefined>>,
): Multipart {
  const parts: Part[] = Object.entries(values).flatMap(([name, value]) =>
    (value === undefined ? [] : [value].flat()).map((text) => ({ name, text: String(text) })),
  );
  return { subtype: 'form-data', parts };
}
