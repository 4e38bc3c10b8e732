/**
 * A part of `npm test` that passes or fails as a whole. `run` answers nothing when it went well, or
 * the exit code and output of a program; what it rejects with is a failure, told by its message.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<{ code: number, output: string } | void>} run
 */

/**
 * Runs all steps, so many at a time, in their order; tells of each when it ends.
 *
 * @param {Step[]} steps
 * @param {number} atATime
 * @returns {Promise<{ name: string, ok: boolean }[]>} in the order of the steps
 */
export async function runSteps(steps, atATime) {
  const results = [];
  const left = steps.entries();
  const lane = async () => {
    for (const [index, step] of left) results[index] = await runStep(step);
  };
  await Promise.all(Array.from({ length: atATime }, lane));
  return results;
}

async function runStep({ name, run }) {
  const start = performance.now();
  const { code, output } = await outcome(run);
  const took = `${((performance.now() - start) / 1000).toFixed(1)} s`;
  const ok = code === 0;
  console.log(ok ? `ok      ${name} (${took})` : `FAILED  ${name} (${took})\n${output.trim()}\n`);
  return { name, ok };
}

async function outcome(run) {
  try {
    return (await run()) ?? { code: 0, output: '' };
  } catch (error) {
    return { code: 1, output: error.message };
  }
}
