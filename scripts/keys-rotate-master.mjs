// npm run keys:rotate-master: puts a new master key beside the present one in DATA_DIR. Running
// servers notice it by themselves; a stopped one when it starts.
import './lib/check-node.mjs';

const { prepare } = await import('./lib/prepare.mjs');
await prepare();

const { rotateMasterKey } = await import('./lib/rotate-master-key.mjs');
process.exitCode = await rotateMasterKey();
