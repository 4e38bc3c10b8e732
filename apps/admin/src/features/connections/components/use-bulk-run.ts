import type { Connection } from '@patchbay/contracts/connection';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { runMany } from '../../../lib/run-many.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { act, type BulkAction, type BulkResult } from '../bulk-action.ts';
import { useObstacleText } from './use-obstacle-text.ts';

/** A vendor may take its time; so many may do so beside each other. */
const AT_A_TIME = 4;

export interface BulkRun {
  /** By connection, as they come. */
  results: ReadonlyMap<number, BulkResult>;
  state: 'idle' | 'running' | 'stopping' | 'ended';
  start: (action: BulkAction, connections: readonly Connection[]) => void;
  /** Those under way still end. */
  stop: () => void;
}

/** One action on many connections, each with its result; it ends with the page that shows it. */
export function useBulkRun(): BulkRun {
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const obstacle = useObstacleText();
  const [results, setResults] = useState<ReadonlyMap<number, BulkResult>>(new Map());
  const [state, setState] = useState<BulkRun['state']>('idle');
  const stopping = useRef<AbortController>(null);
  useEffect(() => () => stopping.current?.abort(), []);

  const start: BulkRun['start'] = (action, connections) => {
    const controller = new AbortController();
    stopping.current = controller;
    setResults(new Map());
    setState('running');
    const work = async (connection: Connection): Promise<BulkResult> => {
      const why = obstacle(action, connection);
      if (why) return { kind: 'skipped', why };
      return act(action, slug, connection).catch((error: unknown) => ({ kind: 'failed', error }));
    };
    const run = runMany({
      items: connections,
      atATime: AT_A_TIME,
      work,
      onResult: ({ id }, result) => setResults((now) => new Map(now).set(id, result)),
      signal: controller.signal,
    });
    void run.then(() => {
      setState('ended');
      return queryClient.invalidateQueries({ queryKey: ['sites', slug] });
    });
  };
  const stop = () => {
    stopping.current?.abort();
    setState('stopping');
  };
  return { results, state, start, stop };
}
