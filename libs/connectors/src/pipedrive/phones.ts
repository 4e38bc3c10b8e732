interface Phone {
  value: string;
  primary: boolean;
}

/**
 * An update replaces the whole list, so numbers that Pipedrive knows already are sent along.
 *
 * @param known a JSON list, as the search step keeps it
 */
export function phonesWith(phone: string | undefined, known: unknown): Phone[] | undefined {
  if (phone === undefined) return undefined;
  const others = typeof known === 'string' ? (JSON.parse(known) as string[]) : [];
  return [
    { value: phone, primary: true },
    ...others.filter((other) => other !== phone).map((other) => ({ value: other, primary: false })),
  ];
}
