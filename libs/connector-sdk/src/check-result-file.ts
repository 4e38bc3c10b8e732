import { z } from 'zod';
import type { Action } from './action.ts';
import { MOST_FILE_BYTES, mostBytesOf } from './result-file.ts';

/** Members of a result that tell of its file, and are the server's to write. */
export const FILE_MEMBERS = ['file', 'file_missing'] as const;

/** Problems of an action's file, each beginning with its key below the action. */
export function checkResultFile({ result, presignedFor }: Action): string[] {
  const file = result?.file;
  if (!file) return [];
  const problems: string[] = [];
  const most = mostBytesOf(file);
  if (!Number.isSafeInteger(most) || most < 1 || most > MOST_FILE_BYTES) {
    problems.push(`.result.file.mostBytes: must be from 1 to ${MOST_FILE_BYTES}`);
  }
  if (file.in !== 'body' && file.in !== 'json') problems.push('.result.file.in: is unknown');
  if (typeof file.read !== 'function') problems.push('.result.file.read: is missing');
  if (presignedFor) problems.push('.result.file: nothing answers a signed address');
  const told = result.schema instanceof z.ZodObject ? Object.keys(result.schema.shape) : [];
  for (const name of FILE_MEMBERS) {
    if (told.includes(name)) problems.push(`.result.schema.${name}: is where the file is told`);
  }
  return problems;
}
