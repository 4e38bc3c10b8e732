import { createHash } from 'node:crypto';
import { decodeBase64 } from './decode-base64.ts';
import { RequestBuildError } from './request-build-error.ts';
import type { Multipart, Part } from './request.ts';

/**
 * RFC 2046 section 5.1. The boundary is made of the parts, so that a retry repeats the same bytes,
 * and is too long to stand in them by chance.
 *
 * @throws RequestBuildError for a field without a name, and bytes that are no Base64
 */
export function encodeMultipart({ subtype, parts }: Multipart): {
  body: Buffer;
  contentType: string;
} {
  const encoded = parts.map((part) => [headOf(part, subtype), contentOf(part)] as const);
  const boundary = `patchbay-${digest(encoded)}`;
  const pieces = encoded.flatMap(([head, content]) => [
    Buffer.from(`--${boundary}\r\n${head}\r\n`, 'utf8'),
    content,
    Buffer.from('\r\n', 'utf8'),
  ]);
  pieces.push(Buffer.from(`--${boundary}--\r\n`, 'utf8'));
  return {
    body: Buffer.concat(pieces),
    contentType: `multipart/${subtype}; boundary=${boundary}`,
  };
}

function digest(parts: readonly (readonly [string, Buffer])[]): string {
  const hash = createHash('sha256');
  for (const [head, content] of parts) hash.update(head, 'utf8').update(content);
  return hash.digest('hex').slice(0, 40);
}

function headOf({ name, filename, contentType }: Part, subtype: Multipart['subtype']): string {
  const lines: string[] = [];
  if (subtype === 'form-data') {
    if (!name) throw new RequestBuildError('multipart', 'every field needs a name');
    const file = filename === undefined ? '' : `; filename="${quoted(filename)}"`;
    lines.push(`Content-Disposition: form-data; name="${quoted(name)}"${file}`);
  }
  if (contentType) lines.push(`Content-Type: ${contentType.replaceAll(/[\r\n]/g, ' ')}`);
  return lines.map((line) => `${line}\r\n`).join('');
}

/** As browsers do (HTML standard, multipart form data): what would end the value is encoded. */
function quoted(value: string): string {
  return value.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function contentOf({ text, json, bytes }: Part): Buffer {
  if (json !== undefined) return Buffer.from(JSON.stringify(json), 'utf8');
  return bytes === undefined ? Buffer.from(text ?? '', 'utf8') : decodeBase64(bytes);
}
