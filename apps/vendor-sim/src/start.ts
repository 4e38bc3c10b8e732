import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEFAULT_ACCOUNTS, type Account } from './accounts.ts';
import { answerFailure, handle } from './handle.ts';
import { signingKey } from './oauth/signing-key.ts';
import { Sim } from './sim.ts';

export interface VendorSimOptions {
  /** 0 or absent: a free port. */
  port?: number;
  host?: string;
  accounts?: readonly Account[];
}

export interface VendorSim {
  url: string;
  port: number;
  /** The process's state, for tests in the same process; others use `/_control`. */
  sim: Sim;
  close(): Promise<void>;
}

/** Starts the stand-in vendors. Rejects when the port is taken. */
export async function startVendorSim(options: VendorSimOptions = {}): Promise<VendorSim> {
  const host = options.host ?? '127.0.0.1';
  const server = createServer();
  // Longer than any caller keeps a connection, so that reuse never races with the close.
  server.keepAliveTimeout = 120_000;
  const port = await listen(server, options.port ?? 0, host);
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const sim = new Sim({
    baseUrl: url,
    accounts: options.accounts ?? DEFAULT_ACCOUNTS,
    jwk: await signingKey(),
  });
  server.on('request', (req, res) => {
    handle(sim, req, res).catch((error: unknown) => answerFailure(error, res));
  });
  return { url, port, sim, close: () => close(server, sim) };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(server: Server, sim: Sim): Promise<void> {
  sim.stop();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
