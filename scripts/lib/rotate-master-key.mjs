import { dataDir } from './with-database.mjs';
import { serverModule } from './with-keys.mjs';

/** @returns {Promise<number>} the exit code */
export async function rotateMasterKey() {
  if (process.env.MASTER_KEY) {
    console.error(
      'The master key comes from MASTER_KEY, so only you can change it: set MASTER_KEY_PREVIOUS to ' +
        'the present value and MASTER_KEY to a new one (openssl rand -base64 32), in every process, ' +
        'one after the other. npm run keys:status tells when the previous one is no longer needed.',
    );
    return 1;
  }
  const { addMasterKey } = await serverModule('platform/crypto/master-key-file.js');
  try {
    console.log(`${await addMasterKey(dataDir())} holds the new master key.`);
  } catch (error) {
    if (typeof error.code !== 'string') throw error;
    console.error(error.message);
    return 1;
  }
  console.log('Running servers take it within seconds, a stopped one when it starts.');
  console.log('npm run keys:status tells when the older one is no longer needed.');
  return 0;
}
