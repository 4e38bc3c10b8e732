// npm run screenshots [-- http://localhost:3000]: pictures of the demo for docs/screenshots.
import './lib/check-node.mjs';

const { prepare } = await import('./lib/prepare.mjs');
await prepare();

const { takeScreenshots } = await import('./lib/take-screenshots.mjs');
try {
  await takeScreenshots(process.argv[2]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
