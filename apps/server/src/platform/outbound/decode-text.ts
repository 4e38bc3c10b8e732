/** Text of a body by the charset its media type names; UTF-8 without one, or with one unknown. */
export function decodeText(body: Buffer, contentType: string | undefined): string {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1];
  if (charset === undefined || /^(utf-?8|us-ascii)$/i.test(charset)) return withoutMark(body);
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    // The only error without `fatal` is a charset that does not exist.
    return withoutMark(body);
  }
}

/** Some vendors put a byte order mark before their JSON, and `JSON.parse` refuses it. */
function withoutMark(body: Buffer): string {
  const text = body.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
