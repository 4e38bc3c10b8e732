import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

describe('the options of a fault run', () => {
  it('are a full run with a seed of its own unless told otherwise', () => {
    expect(readOptions({})).toMatchObject({ deliveries: 20_000, kills: 30 });
    expect(readOptions({ FAULT_SEED: '0', FAULT_DELIVERIES: '2000', FAULT_KILLS: '6' })).toEqual({
      ...{ seed: 0, deliveries: 2000, kills: 6 },
    });
  });

  it.each([{ FAULT_KILLS: '2' }, { FAULT_DELIVERIES: 'many' }, { FAULT_SEED: '1.5' }])(
    'are refused by name when they make no sense: %j',
    (env) => {
      expect(() => readOptions(env)).toThrow(Object.keys(env)[0]!);
    },
  );
});
