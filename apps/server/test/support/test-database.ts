/** A database of its own for one test file. Call `drop` in `afterAll`. */
export interface TestDatabase {
  /** `postgresql://…` of a role that may do everything. */
  url: string;
  /** Removes it, closing what is still connected. */
  drop(): Promise<void>;
}

/**
 * A fresh database with the current schema, copied from a template that is migrated once per run.
 *
 * @throws when a migration fails; every test file of the run then gets that same error.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { migrate } = await ask<{ migrate?: string }>('POST', '/template', {});
  if (migrate !== undefined) await migrateTemplate(migrate);
  return open(false);
}

/** A fresh database with nothing in it, for tests of the migrations themselves. */
export function createEmptyTestDatabase(): Promise<TestDatabase> {
  return open(true);
}

async function migrateTemplate(url: string): Promise<void> {
  try {
    const { runMigrations } = await import('../../src/platform/database/migrate.ts');
    await runMigrations(url);
  } catch (error) {
    await ask('PUT', '/template', { error: (error as Error).message });
    throw error;
  }
  await ask('PUT', '/template', { error: null });
}

async function open(empty: boolean): Promise<TestDatabase> {
  const { name, url } = await ask<{ name: string; url: string }>('POST', '/databases', { empty });
  return {
    url,
    async drop() {
      await ask('DELETE', '/databases', { name });
    },
  };
}

async function ask<T>(method: string, path: string, body: object): Promise<T> {
  const broker = process.env.TEST_DATABASE_BROKER;
  if (!broker)
    throw new Error('No database broker: run this test through Vitest, project integration.');
  const response = await fetch(`${broker}${path}`, { method, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return JSON.parse(text) as T;
}
