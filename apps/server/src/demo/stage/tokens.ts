import { MODULES } from '../cast/sites.ts';
import type { Memory } from '../memory.ts';
import type { Caller } from './caller.ts';

interface WireToken {
  name: string;
}

/** What a module needs: choose a connection, hand over events, look at what became of them. */
const CAPABILITIES = ['connections.list', 'deliveries.create', 'deliveries.browse'];

/** A service token for each module of each site, unless it is remembered from an earlier start. */
export async function prepareTokens(
  admin: Caller,
  slugs: readonly string[],
  memory: Memory,
): Promise<void> {
  for (const slug of slugs) {
    const path = `/api/v1/sites/${slug}/tokens`;
    const existing = await admin.list<WireToken>(path);
    for (const { module, name } of MODULES) {
      const key = `${slug}/${module}`;
      const stands = existing.some((token) => token.name === name);
      if (stands && memory.tokens[key] !== undefined) continue;
      const { body } = await admin.post(path, { name, module, capabilities: CAPABILITIES });
      memory.tokens[key] = String(body['token']);
    }
  }
}
