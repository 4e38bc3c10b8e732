import type { Part } from '@patchbay/connector-sdk/request';

interface File {
  name: string;
  content_base64: string;
}

/**
 * What JSON would say, as fields of a form: `signers[0][name]`, as the vendor's own examples do. The
 * files come last, as `files[0]`.
 */
export function formParts(
  fields: Readonly<Record<string, unknown>>,
  files: readonly File[],
): Part[] {
  return [
    ...Object.entries(fields).flatMap(([name, value]) => partsOf(name, value)),
    ...files.map(({ name, content_base64: bytes }, index) => ({
      name: `files[${index}]`,
      filename: name,
      contentType: typeOf(name),
      bytes,
    })),
  ];
}

function partsOf(name: string, value: unknown): Part[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null) return [{ name, text: String(value) }];
  return Object.entries(value).flatMap(([key, each]) => partsOf(`${name}[${key}]`, each));
}

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  txt: 'text/plain',
};

function typeOf(name: string): string {
  return TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
}
