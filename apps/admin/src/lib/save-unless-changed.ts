import type { Tagged } from '@patchbay/client/http';
import { ProblemError } from '@patchbay/client/problem-error';

/** So often somebody else may come in between; more often is no accident. */
const TRIES = 4;

/**
 * Reads what is stored and saves over just that: where somebody else saved between the two, the
 * server stores nothing (412), and all of it begins anew. `save` throws where a person must choose.
 */
export async function saveUnlessChanged<T, R>(
  read: () => Promise<Tagged<T>>,
  save: (now: T, tag: string | null) => Promise<R>,
): Promise<R> {
  for (let left = TRIES - 1; ; left -= 1) {
    const { value, tag } = await read();
    try {
      return await save(value, tag);
    } catch (error) {
      const wasChanged = error instanceof ProblemError && error.code === 'changed_meanwhile';
      if (!wasChanged || left === 0) throw error;
    }
  }
}
