import { afterAll, describe, expect, it } from 'vitest';
import { Client } from 'pg';
import { createEmptyTestDatabase } from './test-database.ts';
import type { TestDatabase } from './test-database.ts';

describe('a test database', () => {
  const opened: TestDatabase[] = [];

  afterAll(async () => {
    for (const database of opened) await database.drop();
  });

  async function open(): Promise<TestDatabase> {
    const database = await createEmptyTestDatabase();
    opened.push(database);
    return database;
  }

  async function query(url: string, sql: string): Promise<unknown[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  it('is nobody else’s', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    await query(one.url, 'CREATE TABLE mine (id int)');
    await expect(query(other.url, 'SELECT * FROM mine')).rejects.toThrow('does not exist');
  });

  it('is gone after drop, connected clients or not', async () => {
    const { url, drop } = await createEmptyTestDatabase();
    const client = new Client({ connectionString: url });
    client.on('error', () => {});
    await client.connect();
    await drop();
    await expect(query(url, 'SELECT 1')).rejects.toThrow('does not exist');
  });
});
