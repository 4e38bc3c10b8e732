import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from './api.ts';
import { eventually } from './eventually.ts';
import type { Random } from './random.ts';

const ACTIVE_MS = 90_000;

/** Pauses and resumes a connection now and then until `isOver`, and leaves it active. */
export async function pauseNowAndThen(
  api: Api,
  path: string,
  random: Random,
  isOver: () => boolean,
): Promise<number> {
  let pauses = 0;
  while (!isOver()) {
    await sleep(random.between(1500, 5000));
    // It may be in error just now, which refuses both.
    if ((await api.call('POST', `${path}/pause`, {})).status === 200) pauses += 1;
    await sleep(random.between(500, 2500));
    await api.call('POST', `${path}/resume`, {});
  }
  await becomesActive(api, path);
  return pauses;
}

/** A resume whose test fails leaves `error`, from which the probe after the cooldown leads. */
async function becomesActive(api: Api, path: string): Promise<void> {
  await eventually(
    async () => {
      const { state } = (await api.call('GET', path)).body as { state: string };
      if (state === 'paused') await api.call('POST', `${path}/resume`, {});
      return state === 'active' ? true : undefined;
    },
    `state active of ${path}`,
    ACTIVE_MS,
  );
}
