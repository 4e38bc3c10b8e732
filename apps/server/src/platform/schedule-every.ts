/** Ends the repetition and waits for a run in progress. */
export type StopRepeating = () => Promise<void>;

/**
 * Runs `task` about every `periodMs`, the first time after one period, never twice at once. Half a
 * period of spread keeps processes that start together apart. Does not keep the process alive.
 */
export function repeatEvery(
  periodMs: number,
  task: () => Promise<unknown>,
  onError: (error: unknown) => void,
): StopRepeating {
  let running: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout;
  let stopped = false;
  const plan = (): void => {
    if (stopped) return;
    timer = setTimeout(run, periodMs * (0.75 + 0.5 * Math.random())).unref();
  };
  const run = (): void => {
    running = task().catch(onError).then(plan);
  };
  plan();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
