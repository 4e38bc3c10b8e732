// npm run lighthouse [-- http://localhost:3000]: Lighthouse's scores of the demo's pages, as a table.
import './lib/check-node.mjs';

const { prepare } = await import('./lib/prepare.mjs');
await prepare();

const { runLighthouse } = await import('./lib/run-lighthouse.mjs');
try {
  await runLighthouse(process.argv[2]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
