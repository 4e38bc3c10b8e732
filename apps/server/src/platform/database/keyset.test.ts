import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { createEmptyTestDatabase } from '../../../test/support/test-database.ts';
import type { TestDatabase } from '../../../test/support/test-database.ts';
import { applyKeyset, toPage } from './keyset.ts';
import type { Keyset } from './keyset.ts';

interface Row {
  id: number;
  at: Date;
  name: string;
  seen: Date | null;
}
type Column = 'id' | 'at' | 'name' | 'seen';

const TYPES = { id: 'bigint', at: 'timestamptz', name: 'text', seen: 'timestamptz' } as const;

describe('keyset pages', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await createEmptyTestDatabase();
    source = new DataSource({ type: 'postgres', url: database.url, parseInt8: true });
    await source.initialize();
    await source.query(`
      CREATE TABLE things (id bigint PRIMARY KEY, at timestamptz(3) NOT NULL, name text NOT NULL,
        seen timestamptz(3));
      INSERT INTO things SELECT n, now() - (n / 7) * interval '1 ms', 'name ' || n % 5,
        CASE WHEN n % 3 > 0 THEN now() - (n % 4) * interval '1 hour' END
        FROM generate_series(1, 5000) AS n;
      CREATE INDEX ON things (at, id);
      CREATE INDEX ON things (name, id);
      ANALYZE things`);
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  function keysetOf(column: Column, descending: boolean, limit: number): Keyset {
    return {
      ...{ column: `t.${column}`, id: 't.id', type: TYPES[column], nullable: column === 'seen' },
      ...{ descending, limit, fingerprint: ['things', column, descending] },
    };
  }

  function select(keyset: Keyset) {
    const query = source.createQueryBuilder().select('t.*').from('things', 't');
    return applyKeyset(query, keyset);
  }

  async function readPage(keyset: Keyset, column: Column) {
    const rows: Row[] = await select(keyset).getRawMany();
    const valueOf = ({ [column]: value }: Row) =>
      value instanceof Date ? value.toISOString() : value;
    return toPage(rows, keyset, (row) => ({ value: valueOf(row), id: row.id }), (row) => row.id); // prettier-ignore
  }

  async function walk(column: Column, descending: boolean): Promise<number[]> {
    const ids: number[] = [];
    const keyset = keysetOf(column, descending, 199);
    for (let cursor: string | null | undefined; cursor !== null;) {
      const found = await readPage({ ...keyset, cursor }, column);
      ids.push(...found.items);
      cursor = found.next_cursor;
    }
    return ids;
  }

  it.each([
    ['id', false],
    ['id', true],
    ['at', false],
    ['at', true],
    ['name', false],
    ['name', true],
    ['seen', false],
    ['seen', true],
  ] as const)('by %s, descending %s, hold every row once and in order', async (column, down) => {
    const direction = down ? 'DESC' : 'ASC';
    const rows: { id: number }[] = await source.query(
      `SELECT id FROM things ORDER BY ${column} ${direction} NULLS LAST, id ${direction}`,
    );
    expect(await walk(column, down)).toEqual(rows.map((row) => row.id));
  });

  it.each([
    ['id', false],
    ['id', true],
    ['at', true],
    ['name', false],
    ['name', true],
  ] as const)('by %s, descending %s, cost the same in the middle', async (column, down) => {
    const keyset = keysetOf(column, down, 20);
    const half = await readPage({ ...keyset, limit: 2500 }, column);
    const [sql, parameters] = select({
      ...keyset,
      cursor: half.next_cursor!,
    }).getQueryAndParameters();
    const [plan] = await source.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`, parameters);
    const text = JSON.stringify(plan);
    expect(text).not.toContain('"Rows Removed by Filter"');
    expect(text).not.toContain('"Sort Key"');
  });

  const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

  it.each(['0000-01-01T00:00:00.000Z', '+010000-01-01T00:00:00.000Z', 'Tuesday', '2', 7, null])(
    'refuse a forged cursor that says %j is a time',
    async (value) => {
      const keyset = keysetOf('at', true, 20);
      const { next_cursor } = await readPage(keyset, 'at');
      const [, , mark] = JSON.parse(Buffer.from(next_cursor!, 'base64url').toString('utf8'));
      expect(() => select({ ...keyset, cursor: forged(value, 1, mark) })).toThrow(
        'cursor: does not belong to this list',
      );
    },
  );

  it('refuse a cursor of another list', async () => {
    const { next_cursor } = await readPage(keysetOf('id', true, 20), 'id');
    const other = { ...keysetOf('id', false, 20), cursor: next_cursor! };
    expect(() => select(other)).toThrow('cursor: does not belong to this list');
  });
});
