import { MasterKeyError } from '../crypto/crypto-error.ts';
import { loadOrCreateMasterKeys, readMasterKeys } from '../crypto/master-key-file.ts';
import type { MasterKeyFileOptions } from '../crypto/master-key-file.ts';
import { MasterKey } from '../crypto/master-key.ts';
import { MasterKeys } from '../crypto/master-keys.ts';

export interface MasterKeySource extends MasterKeyFileOptions {
  /** `MASTER_KEY` and `MASTER_KEY_PREVIOUS`, base64; without the first the keys are in `dataDir`. */
  masterKey: string | undefined;
  masterKeyPrevious: string | undefined;
  dataDir: string;
  /** Whether to make the first key when there is none. Default true. */
  create?: boolean;
}

/**
 * The master keys as configured. Files are read again whenever a key is missing; the environment is
 * what it was at the start.
 * @throws MasterKeyError
 */
export async function loadMasterKeys(source: MasterKeySource): Promise<MasterKeys> {
  const { masterKey, masterKeyPrevious, dataDir } = source;
  const previous = masterKeyPrevious
    ? [MasterKey.parse(masterKeyPrevious, 'MASTER_KEY_PREVIOUS')]
    : [];
  if (masterKey) return new MasterKeys([MasterKey.parse(masterKey), ...previous]);
  const load = source.create === false ? readMasterKeys : loadOrCreateMasterKeys;
  const files = await load(dataDir, source);
  if (files.length === 0) {
    throw new MasterKeyError(
      'master_key_unreadable',
      `${dataDir} holds no master key; set MASTER_KEY, or the DATA_DIR that the server runs with.`,
    );
  }
  return new MasterKeys([...files, ...previous], async () => [
    ...(await readMasterKeys(dataDir)),
    ...previous,
  ]);
}
