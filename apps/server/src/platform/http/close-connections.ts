import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const open = new WeakMap<Server, Set<Socket>>();

/** Knows the server's connections from now on, for `closeConnections`. */
export function knowConnections(server: Server): void {
  const sockets = new Set<Socket>();
  open.set(server, sockets);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
}

/**
 * Takes no new connection, and ends each that is there once it has its answer: kept for its caller's
 * next request, it would hold up the end of the process for as long as it may be idle. Node counts
 * those that a caller opened ahead of need, and has not used yet, among the busy ones.
 *
 * @param graceMs after which those that still wait, for a vendor or for the rest of their own request,
 *   are cut off
 */
export function closeConnections(server: Server, graceMs: number): void {
  server.keepAliveTimeout = 1;
  server.close();
  server.closeIdleConnections();
  for (const socket of open.get(server) ?? []) if (socket.bytesRead === 0) socket.destroy();
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  server.once('close', () => clearTimeout(cut));
}
