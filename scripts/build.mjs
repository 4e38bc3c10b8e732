// npm run build: installs what is missing and builds what is stale, and starts nothing.
import './lib/check-node.mjs';

const { prepare } = await import('./lib/prepare.mjs');
await prepare();
