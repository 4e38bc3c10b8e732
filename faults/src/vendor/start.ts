import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Vendor {
  url: string;
  /** Until then it answers everything. */
  becomes(mood: 'wild' | 'calm'): void;
  stop(): Promise<void>;
}

/** @param record the file it appends to */
export async function startVendor(seed: number, record: string): Promise<Vendor> {
  const child = fork(fileURLToPath(new URL('main.ts', import.meta.url)), {
    env: { ...process.env, FAULT_SEED: String(seed), FAULT_RECORD: record },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  let isStopping = false;
  child.once('exit', (code) => {
    if (!isStopping) throw new Error(`The vendor ended with ${code}.`);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    becomes: (mood) => void child.send(mood),
    async stop() {
      isStopping = true;
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
