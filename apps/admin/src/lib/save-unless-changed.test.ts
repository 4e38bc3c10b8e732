import { expect, it } from 'vitest';
import { ProblemError } from '@patchbay/client/problem-error';
import { saveUnlessChanged } from './save-unless-changed.ts';

const changed = () =>
  new ProblemError({ type: 'x', title: 'Changed', status: 412, code: 'changed_meanwhile' });

/** Something that others change under one's hands, so many times. */
function store(others: number) {
  let version = 0;
  return {
    read: async () => ({ value: version, tag: `"${version}"` }),
    save: async (now: number, tag: string | null) => {
      if (version < others) version += 1;
      if (tag !== `"${version}"`) throw changed();
      return `over ${now}`;
    },
  };
}

it('saves over what was read just now, however it came there', async () => {
  for (const others of [0, 1, 3]) {
    const { read, save } = store(others);
    await expect(saveUnlessChanged(read, save)).resolves.toBe(`over ${others}`);
  }
});

it('gives up where there is no end of it, and says so', async () => {
  const { read, save } = store(100);
  await expect(saveUnlessChanged(read, save)).rejects.toMatchObject({ code: 'changed_meanwhile' });
});

it('leaves any other refusal as it is, and asks once', async () => {
  let asked = 0;
  const save = async () => {
    asked += 1;
    throw new Error('a person must choose');
  };
  await expect(saveUnlessChanged(store(0).read, save)).rejects.toThrow('a person must choose');
  expect(asked).toBe(1);
});
