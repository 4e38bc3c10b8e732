import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { type TestDatabase, createTestDatabase } from '../../../test/support/test-database.ts';
import { plainArray, slicesOf, textArray } from './array-literal.ts';

describe('array literals', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });
  const read = async (type: string, literal: string) =>
    (await client.query(`SELECT array_to_json($1::${type}[]) AS a`, [literal])).rows[0].a;

  it.each([
    [['plain', 'with, comma', '{braces}', '']],
    [['"quoted"', 'back\\slash', '\\"both\\"', '\\']],
    [['NULL', 'null', null, ' leading and trailing ']],
    [['line\nbreak', 'tab\t', 'ü 漢字 😀', "o'clock", '$1 $& $`']],
    [[]],
  ])('carry any text as it is: %j', async (values) => {
    expect(await read('text', textArray(values))).toEqual(values);
  });

  it('carry numbers, nulls and times', async () => {
    expect(await read('bigint', plainArray([1, null, -3, 9_007_199_254_740_991]))).toEqual([
      ...[1, null, -3, 9_007_199_254_740_991],
    ]);
    expect(await read('text', plainArray(['2026-01-01T00:00:00.123Z', null]))).toEqual([
      ...['2026-01-01T00:00:00.123Z', null],
    ]);
  });

  it('take blobs apart again, empty ones too', async () => {
    const blobs = [Buffer.from([0, 255, 92]), Buffer.alloc(0), Buffer.from('x'.repeat(5000))];
    const { bytes, starts, lengths } = slicesOf(blobs);
    const { rows } = await client.query(
      `SELECT substring($1::bytea FROM s FOR l) AS blob
         FROM unnest($2::int[], $3::int[]) AS slice(s, l)`,
      [bytes, starts, lengths],
    );
    expect(rows.map(({ blob }) => blob)).toEqual(blobs);
  });
});
