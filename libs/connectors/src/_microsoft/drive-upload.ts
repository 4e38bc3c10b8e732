import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { fileResult, uploadFields } from '../_files/upload-input.ts';
import { folderInput, isDriveName, segmentsOf } from './drive-folder.ts';

/** What OneDrive and SharePoint are handed alike. */
export const driveUploadInput = z.strictObject({
  ...uploadFields,
  name: uploadFields.name
    .refine(isDriveName, 'must not contain " * : < > ? \\ |')
    .meta({ title: 'File name' }),
  folder: folderInput,
  overwrite: z.boolean().default(true).meta({
    title: 'Replace a file of this name',
    description: 'Otherwise it is refused. The library keeps the versions before.',
  }),
});
type Upload = z.output<typeof driveUploadInput>;

/**
 * PUT …/root:/{path}:/content, up to 250 MB. Missing folders are made, and the same again replaces:
 * https://learn.microsoft.com/en-us/graph/api/driveitem-put-content
 *
 * @param drive the drive's own path, with places that `params` fills
 */
export function uploadTo(
  drive: string,
  params: Record<string, string>,
  input: Upload,
  settings: Readonly<Record<string, unknown>>,
): VendorRequest {
  const folder = segmentsOf(input.folder ?? String(settings['folder'] ?? ''));
  const places = folder.map((_, index) => `{folder_${index + 1}}`);
  const named = folder.map((segment, index) => [`folder_${index + 1}`, segment] as const);
  return {
    method: 'PUT',
    path: `${drive}/root:/${[...places, '{name}'].join('/')}:/content`,
    params: { ...params, ...Object.fromEntries(named), name: input.name },
    query: { '@microsoft.graph.conflictBehavior': input.overwrite ? 'replace' : 'fail' },
    headers: { 'content-type': input.content_type },
    bytes: input.content_base64,
  };
}

const Item = z.object({
  id: z.string().min(1),
  webUrl: z.url().optional().catch(undefined),
  size: z.int().nonnegative().optional().catch(undefined),
});

/** https://learn.microsoft.com/en-us/graph/api/resources/driveitem */
export const driveItem = {
  schema: fileResult,
  read: ({ body }: VendorResponse) => {
    const item = Item.safeParse(body).data;
    if (!item) return undefined;
    const { id, webUrl, size } = item;
    return { file: id, ...(webUrl && { url: webUrl }), ...(size !== undefined && { size }) };
  },
};
