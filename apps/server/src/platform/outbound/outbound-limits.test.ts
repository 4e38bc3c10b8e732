import type { Socket } from 'node:net';
import { types } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf, get, testClient } from '../../../test/support/outbound.ts';
import { openRawServer } from '../../../test/support/raw-server.ts';
import type { RawServer } from '../../../test/support/raw-server.ts';
import type { OutboundClient } from './outbound-client.ts';

const MIB = 2 ** 20;
const HEAD = 'HTTP/1.1 200 OK\r\n';
const OK = `${HEAD}content-length: 2\r\n\r\nok`;

/** Writes `piece` every `ms` until the other side is gone. */
function drip(socket: Socket, piece: string, ms: number): void {
  const timer = setInterval(() => socket.write(piece), ms);
  socket.on('close', () => clearInterval(timer));
}

const BOMB = gzipSync(Buffer.alloc(50 * MIB));
let poured = 0;

/** Writes 64 KiB blocks as fast as they are taken, up to `total` bytes. */
function pour(socket: Socket, total: number): void {
  const block = Buffer.alloc(65_536, 'x');
  let left = total;
  const more = (): void => {
    while (left > 0 && !socket.destroyed) {
      left -= block.length;
      poured += block.length;
      if (!socket.write(block)) return void socket.once('drain', more);
    }
  };
  more();
}

const BEHAVIOURS: Record<string, (socket: Socket) => void> = {
  '/ok': (socket) => socket.write(OK),
  '/hang': () => undefined,
  '/drip-headers': (socket) => {
    socket.write(HEAD);
    drip(socket, 'x-a: b\r\n', 20);
  },
  '/drip-one-header': (socket) => {
    socket.write(`${HEAD}x-a: `);
    drip(socket, 'b', 20);
  },
  '/drip-body': (socket) => {
    socket.write(`${HEAD}content-length: 1000\r\n\r\n`);
    drip(socket, 'x', 20);
  },
  '/drip-informational': (socket) => drip(socket, 'HTTP/1.1 102 Processing\r\n\r\n', 20),
  '/flood-headers': (socket) => {
    socket.write(HEAD);
    pour(socket, 10 * MIB);
  },
  '/many-headers': (socket) => socket.write(`${HEAD}${'x-a: b\r\n'.repeat(20_000)}\r\n`),
  '/huge-declared': (socket) => {
    socket.write(`${HEAD}content-length: ${100 * MIB}\r\n\r\n`);
    pour(socket, 100 * MIB);
  },
  '/huge-chunked': (socket) => {
    socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n${(100 * MIB).toString(16)}\r\n`);
    pour(socket, 100 * MIB);
  },
  '/huge-until-close': (socket) => {
    socket.write(`${HEAD}connection: close\r\n\r\n`);
    pour(socket, 100 * MIB);
  },
  '/bomb': (socket) => {
    socket.write(`${HEAD}content-encoding: gzip\r\ncontent-length: ${BOMB.length}\r\n\r\n`);
    socket.write(BOMB);
  },
  '/bad-gzip': (socket) => {
    socket.write(`${HEAD}content-encoding: gzip\r\ncontent-length: 4\r\n\r\nnope`);
  },
  '/unknown-coding': (socket) => {
    socket.write(`${HEAD}content-encoding: zstd\r\ncontent-length: 4\r\n\r\nnope`);
  },
  '/bad-chunk-size': (socket) => {
    socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\nhello\r\n`);
  },
  '/bad-chunk-end': (socket) => {
    socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n5\r\nhelloXX0\r\n\r\n`);
  },
  '/two-lengths': (socket) => {
    socket.write(`${HEAD}content-length: 2\r\ncontent-length: 4\r\n\r\nokok`);
  },
  '/length-and-chunks': (socket) => {
    socket.write(`${HEAD}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`);
  },
  '/not-http': (socket) => socket.write('220 mail.example ESMTP ready\r\n\r\n'),
  '/two-digits': (socket) => socket.write('HTTP/1.1 099 Odd\r\ncontent-length: 2\r\n\r\nok'),
  '/continue': (socket) => socket.write(`HTTP/1.1 100 Continue\r\n\r\n${OK}`),
  '/upgrade': (socket) => {
    socket.write('HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n');
  },
  '/hints': (socket) => {
    socket.write(`HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n`.repeat(3) + OK);
  },
  '/cut-before-headers': (socket) => socket.destroy(),
  '/end-before-headers': (socket) => socket.end(),
  '/reset-before-headers': (socket) => socket.resetAndDestroy(),
  '/cut-in-headers': (socket) => socket.end(`${HEAD}content-len`),
  '/cut-in-body': (socket) => socket.end(`${HEAD}content-length: 100\r\n\r\npartial`),
  '/cut-in-closing-body': (socket) =>
    socket.end(`${HEAD}connection: close\r\ncontent-length: 100\r\n\r\npartial`),
  '/cut-in-chunk': (socket) => {
    socket.end(`${HEAD}transfer-encoding: chunked\r\n\r\n64\r\npartial`);
  },
  '/cut-in-closing-chunk': (socket) => {
    socket.end(`${HEAD}connection: close\r\ntransfer-encoding: chunked\r\n\r\n64\r\npartial`);
  },
  '/until-close': (socket) => socket.end(`${HEAD}connection: close\r\n\r\nwhole`),
  '/no-content': (socket) => socket.write('HTTP/1.1 204 No Content\r\n\r\n'),
};

describe('the limits of the outbound client', () => {
  let server: RawServer;
  let client: OutboundClient;
  const url = (path: string): string => `http://127.0.0.1:${server.port}${path}`;

  beforeEach(async () => {
    client = testClient({ timeoutMs: 300 });
    server = await openRawServer((socket, head) => {
      const path = head.split(' ')[1] ?? '';
      BEHAVIOURS[path]?.(socket);
    });
  });
  afterEach(async () => {
    await client.close(0);
    await server.close();
  });

  it.each(['/hang', '/drip-headers', '/drip-one-header', '/drip-body', '/drip-informational'])(
    'gives up on %s at the timeout of the whole exchange, and closes the socket',
    async (path) => {
      const startedAt = performance.now();
      const error = await failureOf(client.send(get(url(path))));
      const took = performance.now() - startedAt;
      expect(error.code).toBe('timeout');
      expect(took).toBeGreaterThan(290);
      expect(took).toBeLessThan(1_500);
      expect(error.latencyMs).toBeGreaterThanOrEqual(290);
      expect(await settles(() => server.closed() === 1)).toBe(true);
    },
  );

  it('takes the timeout of the request before its own', async () => {
    const error = await failureOf(client.send(get(url('/hang'), { timeoutMs: 50 })));
    expect(error).toMatchObject({ code: 'timeout' });
    expect(error.latencyMs).toBeLessThan(1_000);
  });

  it('counts waiting for a free socket, and works on when there is one again', async () => {
    // Those that wait give up long before the socket comes free, however busy the machine is.
    const narrow = testClient({ timeoutMs: 2_000, connections: 1 });
    const hanging = narrow.send(get(url('/hang')));
    const waiting = ['/ok', '/ok'].map((path) => narrow.send(get(url(path), { timeoutMs: 100 })));
    const ends = await Promise.allSettled([hanging, ...waiting]);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect((await narrow.send(get(url('/ok'), { timeoutMs: 2_000 }))).text).toBe('ok');
    await narrow.close(0);
  });

  it('gives up on a resolver that does not answer', async () => {
    const lost = testClient({ timeoutMs: 100, resolveAll: () => new Promise(() => undefined) });
    const error = await failureOf(lost.send(get('http://vendor.example/')));
    expect(error.code).toBe('timeout');
    await lost.close(0);
  });

  it.each([
    '/huge-declared',
    '/huge-chunked',
    '/huge-until-close',
    '/bomb',
    '/flood-headers',
    '/many-headers',
  ])('stops reading %s at the cap, and closes a socket that has more to say', async (path) => {
    const patient = testClient({ timeoutMs: 20_000 });
    poured = 0;
    const error = await failureOf(patient.send(get(url(path))));
    expect(error.code).toBe('response_too_large');
    // What the sockets' buffers took, a tenth of what was on its way.
    expect(poured).toBeLessThan(16 * MIB);
    if (path !== '/bomb') expect(await settles(() => server.closed() === 1)).toBe(true);
    await patient.close(0);
  });

  it('reads up to the cap exactly, and takes the cap of the request before its own', async () => {
    expect((await client.send(get(url('/ok'), { maxResponseBytes: 2 }))).text).toBe('ok');
    const error = await failureOf(client.send(get(url('/ok'), { maxResponseBytes: 1 })));
    expect(error.code).toBe('response_too_large');
  });

  it.each(['/huge-declared', '/huge-chunked', '/huge-until-close', '/bomb'])(
    'as bytes, tells of %s that it was answered, and lets go of it',
    async (path) => {
      poured = 0;
      const patient = testClient({ timeoutMs: 5_000 });
      const answer = await patient.sendForBytes(get(url(path), { maxResponseBytes: 2 * MIB }));
      expect(answer).toMatchObject({ status: 200, bytes: null });
      expect(poured).toBeLessThan(16 * MIB);
      if (path !== '/bomb') expect(await settles(() => server.closed() === 1)).toBe(true);
      await patient.close(0);
    },
  );

  it('as bytes, reads up to the cap exactly, and fails where no whole answer came', async () => {
    const { bytes } = await client.sendForBytes(get(url('/ok'), { maxResponseBytes: 2 }));
    expect(bytes).toEqual(Buffer.from('ok'));
    const cut = await client.sendForBytes(get(url('/ok'), { maxResponseBytes: 1 }));
    expect(cut.bytes).toBeNull();
    expect((await failureOf(client.sendForBytes(get(url('/cut-in-body'))))).code).toBe('connection_reset'); // prettier-ignore
    expect((await failureOf(client.sendForBytes(get(url('/bad-gzip'))))).code).toBe('invalid_response'); // prettier-ignore
    expect((await failureOf(client.sendForBytes(get(url('/hang'))))).code).toBe('timeout');
  });

  it.each([
    ...['/bad-gzip', '/unknown-coding', '/bad-chunk-size', '/bad-chunk-end', '/not-http'],
    ...['/continue', '/upgrade', '/two-digits'],
  ])('says invalid_response for %s', async (path) => {
    const error = await failureOf(client.send(get(url(path))));
    expect(error.code).toBe('invalid_response');
    expect(JSON.stringify(error) + error.message).not.toMatch(/hello|nope|okok|ESMTP/);
    expect(Object.values(error.cause as object)).not.toContainEqual(expect.stringMatching(/hello/));
  });

  it.each([
    ...['/cut-before-headers', '/end-before-headers', '/reset-before-headers', '/cut-in-headers'],
    ...['/cut-in-body', '/cut-in-closing-body', '/cut-in-chunk', '/cut-in-closing-chunk'],
    // Two statements of one length: which is right cannot be known, so the answer is not whole.
    ...['/two-lengths', '/length-and-chunks'],
  ])('says connection_reset for %s', async (path) => {
    const error = await failureOf(client.send(get(url(path))));
    expect(error.code).toBe('connection_reset');
    expect(types.isNativeError(error.cause)).toBe(true);
  });

  it('says connect_failed when nobody listens', async () => {
    const gone = await openRawServer(() => undefined);
    await gone.close();
    const error = await failureOf(client.send(get(`http://127.0.0.1:${gone.port}/x?key=canary`)));
    expect(error.code).toBe('connect_failed');
    expect(error.message).not.toContain('canary');
  });

  it('passes over informational answers', async () => {
    expect(await client.send(get(url('/hints')))).toMatchObject({ status: 200, text: 'ok' });
  });

  it('reads a body that ends with its connection, and an answer without one', async () => {
    expect((await client.send(get(url('/until-close')))).text).toBe('whole');
    expect(await client.send(get(url('/no-content')))).toMatchObject({ status: 204, text: '' });
  });

  it('serves the next request after every kind of failure', async () => {
    for (const path of Object.keys(BEHAVIOURS)) {
      await client.send(get(url(path), { timeoutMs: 150 })).catch(() => undefined);
      const next = await client.send(get(url('/ok'), { timeoutMs: 5_000 }));
      expect([path, next.text]).toEqual([path, 'ok']);
    }
  });
});

/** Whether `condition` becomes true within a second. */
async function settles(condition: () => boolean): Promise<boolean> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}
