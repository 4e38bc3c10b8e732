import { loadMasterKeys } from '../platform/keys/load-master-keys.ts';
import { type DemoOptions, type Filled, seedDemo } from './seed.ts';
import { startTraffic } from './traffic.ts';

/** As the environment has them; without a `masterKey` (base64) it is the one in `dataDir`. */
export type FillOptions = Omit<DemoOptions, 'masterKey'> & {
  masterKey: string | undefined;
  masterKeyPrevious?: string | undefined;
};

/** Fills the demo and keeps it busy until the process ends. Loaded by `npm run demo` alone. */
export async function fillDemo(options: FillOptions): Promise<Filled> {
  const { masterKeyPrevious } = options;
  const masterKey = await loadMasterKeys({ ...options, masterKeyPrevious });
  const filled = await seedDemo({ ...options, masterKey });
  startTraffic(filled.traffic);
  return filled;
}
