/** A vendor's body as JSON when it is JSON, whatever content type it claims; else `undefined`. */
export function parseBody(text: string, contentType: string | undefined): unknown {
  const start = text.trimStart()[0];
  const looksJson = start === '{' || start === '[' || contentType?.includes('json');
  if (!looksJson) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // a vendor's broken JSON is read like any other text
  }
}
