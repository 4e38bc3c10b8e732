import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../platform/errors/problem.ts';
import { untilStored } from './until-stored.ts';

describe('a token in hand', () => {
  it('is stored as soon as the database takes it', async () => {
    const told: unknown[] = [];
    const failures = [new Error('connection terminated'), new Error('starting up')];
    const store = async () => {
      const failure = failures.shift();
      if (failure) throw failure;
      return 'stored';
    };
    expect(await untilStored(store, (error) => told.push(error))).toBe('stored');
    expect(told).toHaveLength(2);
  });

  it('that is refused for a reason is not offered again', async () => {
    let times = 0;
    const store = async () => {
      times += 1;
      throw new ProblemError(409, 'invalid_transition', 'No.');
    };
    await expect(untilStored(store, () => undefined)).rejects.toThrow('No.');
    expect(times).toBe(1);
  });
});
