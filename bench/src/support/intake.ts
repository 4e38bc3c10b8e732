import type { BenchServer } from './server.ts';

/** A site of a server, and who hands deliveries over to it. */
export interface Intake {
  server: BenchServer;
  site: string;
  /** Of a service that may create deliveries. */
  token: string;
  /** @returns the ids of `count` new webhook connections to one address */
  connect(url: URL, count?: number): Promise<number[]>;
  strictOrder(connectionIds: readonly number[]): Promise<void>;
}

/** Prepares a site, which is made unless it is the one every server begins with. */
export async function intakeOf(server: BenchServer, site = 'default'): Promise<Intake> {
  if (site !== 'default') await server.call('POST', '/sites', { slug: site, name: site });
  const { token } = await server.call<{ token: string }>('POST', `/sites/${site}/tokens`, {
    name: 'Benchmark',
    module: 'bench',
    capabilities: ['deliveries.create'],
  });
  return {
    server,
    site,
    token,
    async connect(url, count = 1) {
      const ids: number[] = [];
      while (ids.length < count) {
        const { id } = await server.call<{ id: number }>('POST', `/sites/${site}/connections`, {
          connector_type: 'webhook_generic',
          auth_flow: 'signed_token',
          settings: { url: url.href },
        });
        ids.push(id);
      }
      return ids;
    },
    async strictOrder(connectionIds) {
      for (const id of connectionIds) {
        await server.call('PATCH', `/sites/${site}/connections/${id}`, { strict_order: true });
      }
    },
  };
}
