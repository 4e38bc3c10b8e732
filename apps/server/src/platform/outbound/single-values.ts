type Parsed = Record<string, string | string[] | undefined>;

/**
 * Headers with one string a name, repeated ones joined as RFC 9110, section 5.3, says. Changed in
 * place: undici makes the object for one answer only.
 */
export function singleValues(headers: Parsed): Record<string, string> {
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (Array.isArray(value)) headers[name] = value.join(', ');
  }
  return headers as Record<string, string>;
}
