import { type AddressInfo, type Server, createServer } from 'node:net';
import { once } from 'node:events';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataSourceOptions } from '../../../../../ormconfig.ts';
import { HotDatabase } from './hot-database.ts';

/**
 * As much of PostgreSQL as ends at the moment it is ready: what it says last comes in one piece with
 * the end of signing in. https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
let dying: Server;
let url: string;

beforeAll(async () => {
  const last = Buffer.concat([
    message('R', Buffer.alloc(4)), // AuthenticationOk
    message('Z', Buffer.from('I')), // ReadyForQuery
    message('E', Buffer.from('SFATAL\0C57P01\0Mterminating connection\0\0')),
  ]);
  dying = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(last));
  });
  dying.listen(0, '127.0.0.1');
  await once(dying, 'listening');
  url = `postgresql://nobody:nothing@127.0.0.1:${(dying.address() as AddressInfo).port}/none`;
});

afterAll(() => dying.close());

// Where the rule is broken, the error is nobody's, and ends the process that runs the tests.
test('a PostgreSQL that ends as it hands out a connection fails the statement, not the process', async () => {
  const source = new DataSource(dataSourceOptions(url));
  await expect(source.initialize()).rejects.toThrow(/queryable|terminat/);
  const hot = new HotDatabase(url, () => undefined);
  await expect(hot.query('one', 'SELECT 1', [])).rejects.toThrow(/queryable|terminat/);
  await hot.close();
});

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
