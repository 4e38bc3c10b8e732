// npm run connectors:strings: writes each connector's words to its locales/en.json, and says what the
// other languages lack.
import './lib/check-node.mjs';

const { prepare } = await import('./lib/prepare.mjs');
await prepare();

const { writeStrings } = await import('./lib/connector-strings.mjs');
for (const line of await writeStrings()) console.log(line);
