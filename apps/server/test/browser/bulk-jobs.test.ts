import { afterAll, beforeAll, expect, it } from 'vitest';
import { BulkJobRunner } from '../../src/modules/bulk-jobs/bulk-job-runner.service.ts';
import { bodies, connect } from '../support/connections.ts';
import { SITE } from '../support/start-plane.ts';
import { type SettledPage, openSettledPage } from './page.ts';
import { violations } from './violations.ts';

/* Bites are taken by hand, so that a job is under way for as long as the page is looked at. */
let settled: SettledPage;
let runner: BulkJobRunner;
beforeAll(async () => {
  settled = await openSettledPage();
  runner = settled.plane.app.get(BulkJobRunner);
  const { id } = await connect(settled.plane, bodies.webhook(settled.plane.sim));
  await settled.plane.db.query(
    `INSERT INTO deliveries (site_id, connection_id, action, payload_blob, originating_module,
       event_identifier, status, attempts, message_id, created_at, finished_at)
     SELECT site_id, id, 'post_event', '\\x00', 'forms', 'n-' || n, 'failed', 1,
       gen_random_uuid(), now() - interval '1 hour', now() - interval '1 hour'
       FROM connections, generate_series(1, 1200) n WHERE id = $1`,
    [id],
  );
}, 60_000);
afterAll(() => settled.close());

it('a bulk retry shows its progress at once, rests while paused, goes on when resumed', async () => {
  const { page } = settled;
  await page.goto('/sites/default/log');
  await page.getByRole('button', { name: 'Retry all failed' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retry them' }).click();
  await page.getByText('0 of 1,200 queued again').waitFor();
  await runner.runBite();
  await page.getByText('500 of 1,200 queued again').waitFor();
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByRole('button', { name: 'Resume', exact: true }).waitFor();
  expect(await runner.runBite()).toBe(false);

  await page.getByRole('link', { name: 'Jobs' }).click();
  const job = page.getByRole('row').filter({ hasText: 'Retry failed deliveries' });
  await job.getByText('Paused').waitFor();
  await job.getByText('All that had failed').waitFor();
  expect(await violations(page)).toEqual([]);
  await job.getByRole('button', { name: 'Resume' }).click();
  await job.getByText('Running').waitFor();
  for (let bites = 0; bites < 10 && (await runner.runBite()); bites += 1);
  await job.getByText('1,200 of 1,200 queued again').waitFor();
  await job.getByText('Done').waitFor();
  expect(await job.getByRole('button').count()).toBe(0);
}, 40_000);

it('a job is cancelled after it was said what stays done', async () => {
  const { page, plane } = settled;
  const body = { filter: { originating_module: 'forms' } };
  const { id } = (await plane.admin.post(`${SITE}/deliveries/cancel`).send(body).expect(202)).body;
  await runner.runBite();
  await page.goto('/sites/default/log?view=jobs&status=running');
  const job = page.getByRole('row').filter({ hasText: 'Cancel waiting deliveries' });
  await job.getByText('500 of 1,200 cancelled').waitFor();
  await job.getByRole('button', { name: 'Cancel job' }).click();
  const question = page.getByRole('dialog', { name: 'Cancel this job?' });
  await question.getByText(/^500 deliveries were cancelled and stay so/).waitFor();
  expect(await violations(page)).toEqual([]);
  await question.getByRole('button', { name: 'Cancel job' }).click();
  await page.getByText('No job stands so').waitFor();
  const now = (await plane.admin.get(`${SITE}/bulk-jobs/${id}`).expect(200)).body;
  expect(now).toMatchObject({ status: 'cancelled', done: 500 });
  expect(await runner.runBite()).toBe(false);
}, 40_000);
