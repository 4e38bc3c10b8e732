import type { BulkJob } from '@patchbay/contracts/bulk-job';
import type { TFunction } from 'i18next';
import '../../lib/waiting-words.ts';

/** How far a job has come, what it left alone, and why it stopped where it did by itself. */
export function jobText(job: BulkJob, t: TFunction<'deliveries'>, language: string): string {
  const number = new Intl.NumberFormat(language);
  const [matched, done, total, skipped] = [job.matched, job.done, job.total, job.skipped].map(
    (each) => number.format(each),
  );
  if (!job.counted && job.status !== 'failed') return t('waiting:jobs.counting', { matched });
  const parts = [t(`waiting:jobs.did.${job.kind}`, { done, total })];
  if (job.skipped > 0) parts.push(t('waiting:jobs.skipped', { count: job.skipped, skipped }));
  if (job.status === 'failed') parts.push(reasonText(job.reason, t));
  return parts.join(' · ');
}

/** PostgreSQL's five characters are quoted: they are what an administrator can look up. */
function reasonText(reason: string | null, t: TFunction<'deliveries'>): string {
  const code = /^database_error (\w{5})$/.exec(reason ?? '')?.[1];
  return code ? t('waiting:jobs.database_error', { code }) : t('waiting:jobs.internal_error');
}
