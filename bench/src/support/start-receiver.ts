import type { ChildProcess } from 'node:child_process';
import { startChild, stopChild } from './child.ts';

/** The receiver that only counts (`receiver.ts`). */
export interface Receiver {
  process: ChildProcess;
  url: URL;
  received(): Promise<number>;
  stop(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const { child, hello } = await startChild<{ port: number }>('./receiver.ts');
  const url = new URL(`http://127.0.0.1:${hello.port}/hook`);
  return {
    process: child,
    url,
    received: async () => Number(await (await fetch(new URL('/count', url))).text()),
    stop: () => stopChild(child),
  };
}
