// npm run demo: npm start plus a stand-in vendor, with a page full of life.
import './lib/check-node.mjs';

const { prepare } = await import('./lib/prepare.mjs');
await prepare();

const { runDemo } = await import('./lib/run-demo.mjs');
await runDemo();
