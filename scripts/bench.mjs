// npm run bench [-- part of a name]: every bench/src/*.bench.ts, one after the other.
import './lib/check-node.mjs';

const { prepare } = await import('./lib/prepare.mjs');
await prepare();

const { runBenchmarks } = await import('./lib/run-benchmarks.mjs');
process.exitCode = await runBenchmarks(process.argv[2] ?? '');
