import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Memory = z.object({
  /** Address of the stand-in vendor that generic connections name in their settings. */
  vendorUrl: z.string().nullable().default(null),
  /** Service tokens by `site/module`; Patchbay itself keeps only their hashes. */
  tokens: z.record(z.string(), z.string()).default({}),
  /** Keys of connections that were brought to their state; what happens to them since is the user's. */
  settled: z.array(z.string()).default([]),
});

/** What the demo must know from one start to the next and cannot ask the server. */
export type Memory = z.infer<typeof Memory>;

const path = (dataDir: string) => join(dataDir, 'demo.json');

/** Nothing remembered is an empty memory. */
export async function readMemory(dataDir: string): Promise<Memory> {
  try {
    return Memory.parse(JSON.parse(await readFile(path(dataDir), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Memory.parse({});
    throw error;
  }
}

/** Readable by its owner only, as the master key beside it. */
export async function writeMemory(dataDir: string, memory: Memory): Promise<void> {
  await writeFile(path(dataDir), `${JSON.stringify(memory, null, 2)}\n`, { mode: 0o600 });
}
