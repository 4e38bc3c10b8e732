import type { RowContext } from '../../../platform/crypto/seal-context.ts';

export const FILES_TABLE = 'delivery_files';

/** What a file is bound to; its kind too, so that nobody turns one into another in the database. */
export interface FilePlace {
  delivery_id: number | string;
  name: string;
  media_type: string;
}

/** Where a file belongs. */
export function fileContext(place: FilePlace): RowContext {
  return { table: FILES_TABLE, column: 'content_blob', row: fileRow(place) };
}

export function fileRow({ delivery_id, name, media_type }: FilePlace): string {
  return `${delivery_id}:${name}:${media_type}`;
}
