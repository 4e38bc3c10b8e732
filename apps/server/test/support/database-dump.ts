import type { DataSource } from 'typeorm';

/**
 * Everything a database holds, as text: every column of every table cast to text, and every `bytea`
 * also in the forms in which a secret inside it could be read.
 */
export async function dumpDatabase(db: DataSource): Promise<string> {
  const columns: { table: string; column: string; type: string }[] = await db.query(
    `SELECT quote_ident(c.table_schema) || '.' || quote_ident(c.table_name) AS table,
            quote_ident(c.column_name) AS column, c.udt_name AS type
       FROM information_schema.columns c
       JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE t.table_type = 'BASE TABLE'
        AND c.table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const parts: string[] = [];
  for (const { table, column, type } of columns) {
    const forms = [`${column}::text`];
    if (type === 'bytea') forms.push(`encode(${column}, 'escape')`, `encode(${column}, 'base64')`);
    const rows: Record<string, string | null>[] = await db.query(
      `SELECT ${forms.map((form, n) => `${form} AS f${n}`).join(', ')} FROM ${table}
        WHERE ${column} IS NOT NULL`,
    );
    for (const row of rows) parts.push(`${table}.${column} ${Object.values(row).join(' ')}`);
  }
  return parts.join('\n');
}

/** The forms in which a secret may stand somewhere: as it is, and as its bytes in hex or base64. */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const base64 = bytes.toString('base64').replace(/=+$/, '').slice(0, -1);
  return [
    secret,
    encodeURIComponent(secret),
    bytes.toString('hex'),
    base64,
    base64.replaceAll('+', '-').replaceAll('/', '_'),
    JSON.stringify(secret).slice(1, -1),
  ];
}
