// npm run connector:kit: packs what a connector package is written and tested with, for projects
// outside of this repository. Prints the archives.
import './lib/check-node.mjs';

const { prepare } = await import('./lib/prepare.mjs');
await prepare();

const { packKit } = await import('./lib/connector-new/pack-kit.mjs');
for (const archive of await packKit()) console.log(archive);
