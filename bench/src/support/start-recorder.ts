import type { ChildProcess } from 'node:child_process';
import { startChild, stopChild } from './child.ts';

/** A request as it reached the receiver. */
export interface Arrival {
  path: string;
  /** Its `webhook-id`. */
  id: string;
  /** When its headers were there, in ms of `machineMs`. */
  at: number;
}

/** The receiver that notes what arrives when (`recorder.ts`). */
export interface Recorder {
  process: ChildProcess;
  url(path: string): URL;
  /** Requests to a path that it did not refuse, ever. */
  count(path: string): Promise<number>;
  /** What arrived since this was asked last, in order. */
  takeArrivals(): Promise<Arrival[]>;
  /** Every `nth` request below `/flaky` is answered 503 from now on. */
  refuse(nth: number): Promise<void>;
  /** How long answers below `/slow` take from now on, in ms. */
  delay(ms: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startRecorder(): Promise<Recorder> {
  const { child, hello } = await startChild<{ port: number }>('./recorder.ts');
  const url = (path: string) => new URL(path, `http://127.0.0.1:${hello.port}`);
  const put = async (path: string) => {
    const answer = await fetch(url(path), { method: 'PUT' });
    if (!answer.ok) throw new Error(`the receiver answered ${answer.status}`);
  };
  return {
    process: child,
    url,
    count: async (path) => Number(await (await fetch(url(`/count${path}`))).text()),
    async takeArrivals() {
      const answer = await fetch(url('/arrivals'), { method: 'DELETE' });
      const { paths, ids, times } = (await answer.json()) as Record<string, string[] & number[]>;
      return ids!.map((id, index) => ({ path: paths![index]!, id, at: times![index]! }));
    },
    refuse: (nth) => put(`/refuse/${nth}`),
    delay: (ms) => put(`/delay/${ms}`),
    stop: () => stopChild(child),
  };
}
