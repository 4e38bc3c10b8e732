import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { parsePrefix } from './allowed-prefix.ts';
import { readSecretFile } from './read-secret-file.ts';
import { SecretReadError } from './secret-unavailable.ts';

const folder = temporaryFolder();
const top = folder.path;
afterAll(() => folder.remove());

beforeAll(() => {
  for (const name of ['allowed', 'allowed/sub', 'outside']) mkdirSync(`${top}/${name}`);
  writeFileSync(`${top}/outside/secret`, 'outside');
  writeFileSync(`${top}/allowed/plain`, 'value\n');
  writeFileSync(`${top}/allowed/windows`, 'value\r\n');
  writeFileSync(`${top}/allowed/two-breaks`, 'value\n\n');
  writeFileSync(`${top}/allowed/sub/deep`, 'deep');
  writeFileSync(`${top}/allowed/huge`, 'x'.repeat(64 * 1024 + 1));
  writeFileSync(`${top}/allowed/binary`, Buffer.from([0xff, 0xfe, 0x00]));
  symlinkSync(`${top}/outside/secret`, `${top}/allowed/leads-out`);
  symlinkSync(`${top}/outside`, `${top}/allowed/folder-out`);
  symlinkSync(`${top}/allowed/sub/deep`, `${top}/allowed/leads-within`);
  symlinkSync(`${top}/allowed`, `${top}/linked`);
  execFileSync('mkfifo', [`${top}/allowed/pipe`]);
});

/** The value, or why there is none. */
async function read(path: string, prefix = 'allowed/'): Promise<string> {
  const allowed = parsePrefix(`file:${top}/${prefix}`)!;
  if (allowed.scheme === 'env') throw new Error('not a folder');
  try {
    return await readSecretFile(`${top}/${path}`.slice(1).split('/'), allowed);
  } catch (error) {
    if (error instanceof SecretReadError) return error.trouble;
    throw error;
  }
}

describe('a secret in a file', () => {
  it.each([
    ['is read without the line break at its end', 'allowed/plain', 'value'],
    ['written on Windows too', 'allowed/windows', 'value'],
    ['loses one line break only', 'allowed/two-breaks', 'value\n'],
    ['is read from folders below', 'allowed/sub/deep', 'deep'],
    ['is read through a link that stays within, as Kubernetes mounts it', 'allowed/leads-within', 'deep'], // prettier-ignore
    ['is not read through a link that leads out', 'allowed/leads-out', 'not_a_file'],
    ['is not read through a linked folder that leads out', 'allowed/folder-out/secret', 'not_a_file'], // prettier-ignore
    ['must be a file, not a folder', 'allowed/sub', 'not_a_file'],
    ['must be a file, not a pipe that never answers', 'allowed/pipe', 'not_a_file'],
    ['must not be large', 'allowed/huge', 'too_large'],
    ['must be text', 'allowed/binary', 'not_text'],
    ['must be there', 'allowed/nothing', 'not_found'],
  ])('%s', async (_, path, expected) => {
    expect(await read(path)).toBe(expected);
  });

  it('is read where the allowed folder itself is a link', async () => {
    expect(await read('linked/plain', 'linked/')).toBe('value');
  });

  it('may be the one file that is allowed', async () => {
    expect(await read('allowed/plain', 'allowed/plain')).toBe('value');
  });
});
