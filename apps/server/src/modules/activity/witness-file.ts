import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { randomBase64Url } from '../../platform/crypto/random.ts';
import type { Head } from './audit-key.ts';

const Witnessed = z.object({
  seq: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** When it was seen, RFC 3339. */
  at: z.iso.datetime(),
});
export type Witnessed = z.infer<typeof Witnessed>;

/**
 * What was last seen of each site's chain, kept as one small file a site below
 * `DATA_DIR/audit-witness`, where the database's role cannot reach.
 */
export class WitnessFiles {
  /**
   * @param folder of one database; another database's chains are other chains
   */
  constructor(private readonly folder: string) {}

  /** @throws when the file is there and says nothing sensible: that is not "never seen" */
  async read(siteId: number): Promise<Witnessed | null> {
    try {
      return Witnessed.parse(JSON.parse(await readFile(this.pathOf(siteId), 'utf8')));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw new Error(`${this.pathOf(siteId)} cannot be read.`, { cause: error });
    }
  }

  /** Replaces the file whole, or not at all. */
  async write(siteId: number, { seq, hash }: Head): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const draft = `${this.pathOf(siteId)}.${randomBase64Url(9)}.draft`;
    try {
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(`${JSON.stringify({ seq, hash, at: new Date().toISOString() })}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, this.pathOf(siteId));
    } finally {
      await rm(draft, { force: true });
    }
  }

  private pathOf(siteId: number): string {
    return join(this.folder, `${siteId}.json`);
  }
}
