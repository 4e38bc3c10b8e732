import { textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';

/** https://support.microsoft.com/office/64883a5d-228e-48f5-b3d2-eb39e07630fa#invalidcharacters */
const NOT_ALLOWED = /["*:<>?\\|\p{Cc}\p{Surrogate}]/u;

const isFolder = (path: string): boolean =>
  !NOT_ALLOWED.test(path) && segmentsOf(path).every((segment) => !/^\.{1,2}$/.test(segment));

const NOT_A_FOLDER = 'must be a path such as Invoices/2026, without " * : < > ? \\ |';

export const folderInput = z
  .string()
  .max(400)
  .refine(isFolder, NOT_A_FOLDER)
  .optional()
  .meta({ title: 'Folder', description: 'Instead of the one in the settings; made when missing.' });

export const folderField = textField({
  title: 'Folder',
  description: 'Where files go unless a delivery names another; without it, the topmost.',
  placeholder: 'Invoices/2026',
  maxLength: 400,
})
  .refine(isFolder, NOT_A_FOLDER)
  .optional();

export const isDriveName = (name: string): boolean => !NOT_ALLOWED.test(name);

export function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}
