// npm run keys:status: which master keys are in use, by whom they are known, and how far rotations are.
import './lib/check-node.mjs';

const { prepare } = await import('./lib/prepare.mjs');
await prepare();

const { withKeys } = await import('./lib/with-keys.mjs');
const { keysStatus } = await import('./lib/keys-status.mjs');
process.exitCode = await withKeys(keysStatus);
