export const PARTS = ['checks', 'unit', 'integration', 'faults', 'browser'];

/**
 * What `npm test` is asked to run. A path alone means: only tests, and only those whose path holds
 * it. Ends the process on an argument it does not know.
 *
 * @param {string[]} args
 * @returns {{ parts: string[], paths: string[] }}
 */
export function parseTestArguments(args) {
  const only = args.indexOf('--only');
  if (only === -1) return { parts: partsFor(args), paths: named(args) };
  const [, part] = args.splice(only, 2);
  if (!PARTS.includes(part)) refuse(`--only takes one of ${PARTS.join(', ')}`);
  return { parts: [part], paths: named(args) };
}

/** Browser tests need a build and a browser, so a path must mean them to get them. */
function partsFor(args) {
  if (args.length === 0) return PARTS;
  return args.some((path) => path.includes('browser')) ? ['browser'] : ['unit', 'integration'];
}

function named(args) {
  const unknown = args.find((arg) => arg.startsWith('-'));
  if (unknown) refuse(`npm test does not know ${unknown}; it knows --only <part> and paths`);
  return args;
}

function refuse(message) {
  console.error(message);
  process.exit(2);
}
