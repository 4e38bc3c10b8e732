// Prints the path of the browser the tests use, installing one where none is found.
import './lib/check-node.mjs';

const { prepareTools } = await import('./lib/prepare.mjs');
await prepareTools();

const { ensureBrowser } = await import('./lib/browser.mjs');
try {
  console.log(await ensureBrowser());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
