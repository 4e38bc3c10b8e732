// npm run screenshots [-- http://localhost:3000 log light-phone …]: pictures of the demo for
// docs/screenshots, all or those of some pages and looks.
import './lib/check-node.mjs';

const { prepare } = await import('./lib/prepare.mjs');
await prepare();

const { takeScreenshots } = await import('./lib/take-screenshots.mjs');
try {
  await takeScreenshots(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
