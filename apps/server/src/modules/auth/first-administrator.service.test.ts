import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { DataSource } from 'typeorm';
import { openSource } from '../../../test/support/database-source.ts';
import { createTestDatabase } from '../../../test/support/test-database.ts';
import type { TestDatabase } from '../../../test/support/test-database.ts';
import { verifyPassword } from '../../platform/crypto/password.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { MasterKey } from '../../platform/crypto/master-key.ts';
import { MasterKeys } from '../../platform/crypto/master-keys.ts';
import { SiteFounding } from '../sites/site-founding.service.ts';
import { FirstAdministrator } from './first-administrator.service.ts';

describe('the first start', () => {
  const opened: TestDatabase[] = [];
  const sources: DataSource[] = [];
  let database: TestDatabase;

  beforeEach(async () => {
    opened.push((database = await createTestDatabase()));
  });
  afterAll(async () => {
    for (const source of sources) await source.destroy();
    for (const one of opened) await one.drop();
  });

  async function process(): Promise<FirstAdministrator> {
    const source = await openSource(database.url);
    sources.push(source);
    return new FirstAdministrator(
      source,
      new SiteFounding(),
      new ActivityService(MasterKeys.from(MasterKey.generate().key)),
    );
  }
  const query = <T>(sql: string): Promise<T[]> => sources.at(-1)!.query(sql);

  it('creates the site default with the built-in roles and its administrator', async () => {
    const first = await process();
    await first.ensure({ email: 'me@example.com', password: 'given by me' });
    const rows = await query(`
      SELECT s.slug, s.name, u.email, r.name AS role FROM members m JOIN sites s ON s.id = m.site_id
      JOIN users u ON u.id = m.user_id JOIN roles r ON r.id = m.role_id`);
    expect(rows).toEqual([
      { slug: 'default', name: 'Default', email: 'me@example.com', role: 'Administrator' },
    ]);
    expect(await query('SELECT name, built_in FROM roles ORDER BY id')).toEqual([
      { name: 'Administrator', built_in: true },
      { name: 'Editor', built_in: true },
      { name: 'Viewer', built_in: true },
    ]);
  });

  it('uses the configured password and does not give it back', async () => {
    const created = await (await process()).ensure({ email: 'me@example.com', password: 'given' });
    expect(created).toEqual({ email: 'me@example.com', password: undefined });
    const [user] = await query<{ password_hash: string }>('SELECT password_hash FROM users');
    expect(await verifyPassword(user!.password_hash, 'given')).toBe(true);
  });

  it('makes up a password of twenty characters that nothing prints by accident', async () => {
    const created = await (
      await process()
    ).ensure({ email: 'me@example.com', password: undefined });
    const password = created!.password!;
    expect(password.reveal()).toMatch(/^[\w-]{20}$/);
    expect(`${JSON.stringify(created)} ${password}`).not.toContain(password.reveal());
    const [user] = await query<{ password_hash: string }>('SELECT password_hash FROM users');
    expect(await verifyPassword(user!.password_hash, password.reveal())).toBe(true);
  });

  it('happens once, however many processes start at once', async () => {
    const processes = await Promise.all([process(), process(), process()]);
    const admin = { email: 'me@example.com', password: undefined };
    const results = await Promise.all(processes.map((one) => one.ensure(admin)));
    expect(results.filter((result) => result !== null)).toHaveLength(1);
    expect(await query('SELECT 1 FROM users')).toHaveLength(1);
    expect(await processes[0]!.ensure({ email: 'other@example.com', password: 'x' })).toBeNull();
  });
});
