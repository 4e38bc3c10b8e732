import type { Action } from '@patchbay/connector-sdk/action';
import type { Answered } from '@patchbay/connector-sdk/answered';
import { readFile } from '@patchbay/connector-sdk/read-file';
import { type ResultReading, readResult } from '@patchbay/connector-sdk/read-result';
import { mostBytesOf } from '@patchbay/connector-sdk/result-file';
import type { Told } from './sent.ts';

/**
 * What an answer tells the caller. A file that is not there is named as missing, with the reason: the
 * vendor has made it, and asking for it again might cost again.
 */
export function readTold(
  action: Action,
  answered: Answered,
): Partial<Told> & Pick<ResultReading, 'problem'> {
  const declared = action.result?.file;
  if (!declared) return readResult(action, answered);
  const { file, missing, problem: ofFile } = readFile(action, answered);
  const { result, problem } = readResult(action, answered);
  const said = { ...((problem ?? ofFile) && { problem: problem ?? ofFile }) };
  if (file) return { ...said, result: result ?? {}, file };
  if (!missing) return { ...said, ...(result && { result }) };
  const file_missing = { reason: missing, most_bytes: mostBytesOf(declared) };
  return { ...said, result: { ...result, file_missing } };
}
