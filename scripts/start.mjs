// npm start: installs what is missing, builds what is stale, then becomes the server.
import './lib/check-node.mjs';

// Loaded only now, so that a Node too old to read these files still gets its clear line.
const { prepare } = await import('./lib/prepare.mjs');
await prepare();

const { runServer } = await import('./lib/run-server.mjs');
await runServer();
