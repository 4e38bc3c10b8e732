import { loadOrCreateMasterKey } from '../platform/crypto/master-key-file.ts';
import { MasterKey } from '../platform/crypto/master-key.ts';
import { type DemoOptions, type Filled, seedDemo } from './seed.ts';
import { startTraffic } from './traffic.ts';

/** As the environment has them; without a `masterKey` (base64) it is the one in `dataDir`. */
export type FillOptions = Omit<DemoOptions, 'masterKey'> & { masterKey: string | undefined };

/** Fills the demo and keeps it busy until the process ends. Loaded by `npm run demo` alone. */
export async function fillDemo(options: FillOptions): Promise<Filled> {
  const masterKey = options.masterKey
    ? MasterKey.parse(options.masterKey)
    : await loadOrCreateMasterKey(options.dataDir);
  const filled = await seedDemo({ ...options, masterKey });
  startTraffic(filled.traffic);
  return filled;
}
