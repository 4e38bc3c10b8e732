import type { Socket } from 'node:net';
import { type RawServer, openRawServer } from './raw-server.ts';

/** What a hostile vendor does, each at the paths `/<name>/…`. */
export type Hostility = keyof typeof HOSTILE;

const MIB = 2 ** 20;
const HUGE = 100 * MIB;
const CHUNK = Buffer.alloc(64 * 1024, 'x');
const HEADER = Buffer.from(`x-more: ${'y'.repeat(1000)}\r\n`.repeat(64));
const DRIP_MS = 200;

const HOSTILE = {
  huge: (socket: Socket) => {
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${HUGE}\r\n\r\n`);
    pour(socket, CHUNK, HUGE);
  },
  huge_unannounced: (socket: Socket) => {
    socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
    const chunk = Buffer.concat([Buffer.from('10000\r\n'), CHUNK, Buffer.from('\r\n')]);
    pour(socket, chunk, HUGE);
  },
  endless_headers: (socket: Socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    pour(socket, HEADER, HUGE);
  },
  dripping_headers: (socket: Socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    const timer = setInterval(() => socket.write('x-more: y\r\n'), DRIP_MS);
    socket.once('close', () => clearInterval(timer));
  },
  bad_chunks: (socket: Socket) => {
    socket.write(
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nnonsense\r\n0\r\n\r\n',
    );
  },
  circle: (socket: Socket, path: string) => {
    socket.write(`HTTP/1.1 302 Found\r\nlocation: ${path}\r\ncontent-length: 0\r\n\r\n`);
  },
  to_private_address: (socket: Socket) => {
    const location = 'http://169.254.169.254/latest/meta-data/';
    socket.write(`HTTP/1.1 302 Found\r\nlocation: ${location}\r\ncontent-length: 0\r\n\r\n`);
  },
} as const;

export const HOSTILITIES = Object.keys(HOSTILE) as Hostility[];

/** Of a circle one attempt is the first request and five that follow. */
const REQUESTS_OF_CIRCLE = 6;

/**
 * A vendor whose account call answers, and whose every other path is hostile to the first attempt
 * and then answers with 200.
 */
export async function openHostileVendor(): Promise<RawServer> {
  const met = new Map<string, number>();
  return openRawServer((socket, head) => {
    const path = / (\S+) /.exec(head)?.[1] ?? '/';
    const kind = path.split('/')[1] as Hostility;
    const before = met.get(path) ?? 0;
    met.set(path, before + 1);
    const patience = kind === 'circle' ? REQUESTS_OF_CIRCLE : 1;
    if (kind in HOSTILE && before < patience) HOSTILE[kind](socket, path);
    else sound(socket);
  });
}

function sound(socket: Socket): void {
  const body = '{"id":7,"name":"Acme"}';
  const type = 'content-type: application/json';
  socket.write(`HTTP/1.1 200 OK\r\n${type}\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
}

/** Writes as fast as it is taken, until it was enough or nobody listens. */
function pour(socket: Socket, piece: Buffer, bytes: number): void {
  let left = bytes;
  const more = (): void => {
    while (left > 0 && !socket.destroyed) {
      left -= piece.length;
      if (!socket.write(piece)) return void socket.once('drain', more);
    }
  };
  more();
}
