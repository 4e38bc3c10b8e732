import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

/** A way to a database that can stand still, as a stopped machine or a cut network does. */
export interface PausableDatabase {
  url: string;
  /** Nothing passes in either direction; connections stay open. */
  pause(): void;
  resume(): void;
  close(): Promise<void>;
}

export async function pausableDatabase(databaseUrl: string): Promise<PausableDatabase> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let paused = false;
  const server = createServer((client) => {
    const backend = connect(Number(target.port), target.hostname);
    for (const socket of [client, backend]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        backend.destroy();
      });
    }
    client.pipe(backend).pipe(client);
    if (paused) for (const socket of [client, backend]) socket.pause();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    pause() {
      paused = true;
      for (const socket of sockets) socket.pause();
    },
    resume() {
      paused = false;
      for (const socket of sockets) socket.resume();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
