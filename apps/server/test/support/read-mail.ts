export interface ReceivedMail {
  /** The envelope's recipients. */
  to: string[];
  /** By lower-case names, unfolded; encoded words are decoded. */
  headers: Record<string, string>;
  /** Names of headers in the order they came, repeats included. */
  names: string[];
  text: string;
  html: string;
  raw: string;
}

/** Reads a mail of two alternatives (RFC 5322, RFC 2046), as far as tests look at it. */
export function readMail(raw: string): ReceivedMail {
  const { head, body } = split(raw);
  const headers = headersOf(head);
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1];
  const parts = boundary ? body.split(`--${boundary}`) : [];
  const part = (type: string): string => {
    for (const each of parts) {
      const { head: inner, body: content } = split(each.replace(/^\r?\n/, ''));
      const own = headersOf(inner);
      if (own['content-type']?.startsWith(type)) {
        return decode(content, own['content-transfer-encoding'] ?? '');
      }
    }
    return '';
  };
  const names = head.split(/\r?\n(?![ \t])/).map((line) => line.split(':')[0]!.toLowerCase());
  return { to: [], headers, names, text: part('text/plain'), html: part('text/html'), raw };
}

function split(text: string): { head: string; body: string } {
  const at = /\r?\n\r?\n/.exec(text);
  if (!at) return { head: text, body: '' };
  return { head: text.slice(0, at.index), body: text.slice(at.index + at[0].length) };
}

function headersOf(head: string): Record<string, string> {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), words(line.slice(colon + 1).trim())];
    }),
  );
}

/** RFC 2047. */
function words(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : decode(text.replaceAll('_', ' '), 'quoted-printable'),
    );
}

function decode(text: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return text;
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
