const TIME = String.raw`\d{2}:\d{2}:\d{2}`;
const ZONE = String.raw` (?:GMT|UTC|[+-]0000)`;

/** The preferred form, and the two a reader must know besides (RFC 9110 section 5.6.7) … */
const FORMS = new RegExp(
  String.raw`^(?:[a-z]{3}, \d{1,2} [a-z]{3} \d{4} ${TIME}${ZONE}|[a-z]{6,9}, \d{2}-[a-z]{3}-\d{2} ${TIME}${ZONE}|[a-z]{3} [a-z]{3} [ \d]\d ${TIME} \d{4})$`,
  'i',
);
/** … and RFC 3339, which some vendors write instead. */
const RFC_3339 = new RegExp(String.raw`^\d{4}-\d{2}-\d{2}T${TIME}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$`);

/**
 * A date in a header as epoch milliseconds; `undefined` for anything else, which `Date.parse` would
 * guess at.
 */
export function parseHttpDate(value: string): number | undefined {
  const text = value.trim();
  const known = FORMS.test(text);
  if (!known && !RFC_3339.test(text)) return undefined;
  // The oldest form names no zone; it means Greenwich, not the server's own.
  const at = Date.parse(
    known && /\d$/.test(text) && !/[+-]0000$/.test(text) ? `${text} GMT` : text,
  );
  return Number.isNaN(at) ? undefined : at;
}
