import { textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';

const FOLDER = /^[A-Za-z0-9_-]{10,100}$/;

/** People copy the address of a folder: its identifier is taken out of that. */
export function folderIn(value: string): string {
  return /^https:\/\/drive\.google\.com\/.*\/folders\/([\w-]+)/.exec(value)?.[1] ?? value;
}

export const folderField = textField({
  title: 'Folder',
  description: 'Where files go unless a delivery names another folder; without it, into My Drive.',
  placeholder: 'https://drive.google.com/drive/folders/…',
  help: [
    'Open the folder in Google Drive and copy the address from the browser.',
    'A folder that Patchbay has not made needs the permission to see and change all files.',
  ],
})
  .overwrite(folderIn)
  .regex(FOLDER, 'must be the address of a folder, or the part after folders/');

export const folderInput = z
  .string()
  .overwrite(folderIn)
  .regex(FOLDER, 'must be a folder’s identifier')
  .optional()
  .meta({ title: 'Folder', description: 'Instead of the one in the settings.' });

/** The folder to save into; `undefined` is the top of the account’s own files. */
export function folderOf(
  given: string | undefined,
  settings: Readonly<Record<string, unknown>>,
): string | undefined {
  const chosen = given ?? settings['folder_id'];
  return typeof chosen === 'string' && chosen ? chosen : undefined;
}
