// npm test [-- --only checks|unit|integration|faults|browser] [-- path…]
import './lib/check-node.mjs';

const { parseTestArguments } = await import('./lib/test-arguments.mjs');
const wanted = parseTestArguments(process.argv.slice(2));

const { prepareTools } = await import('./lib/prepare.mjs');
await prepareTools();

const { runTests } = await import('./lib/run-tests.mjs');
process.exitCode = await runTests(wanted);
