import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ProblemError } from '../../platform/errors/problem.ts';
import { addressBlock } from './address-block.ts';

/** Failures without a wait. An account is one person; an address may be a whole office. */
const FREE = `CASE WHEN a.key LIKE 'account:%' THEN 5 ELSE 30 END`;
/** Each failure beyond doubles the wait: 1 s, 2 s, 4 s, … up to a quarter of an hour. */
const WAIT = `least(power(2, least(a.failures - ${FREE}, 10)), 900) * interval '1 second'`;
/** A failure is forgotten after a day (auth-cleaning.service.ts). */
const REMEMBERED = `a.last_failure_at > now() - interval '1 day'`;
const BLOCKED = `(a.failures >= ${FREE} AND a.last_failure_at + ${WAIT} > now() AND ${REMEMBERED})`;

const REMAINING = `
  SELECT ceil(extract(epoch FROM max(a.last_failure_at + ${WAIT} - now())))::int AS wait_s
  FROM login_attempts a WHERE a.key = ANY($1) AND ${BLOCKED}`;

/** Cut, as the column would round up into the future. */
const NOW = `date_trunc('milliseconds', now())`;

/** Leaves out what is blocked by then: of many guesses at once, only the free ones are answered. */
const COUNT = `
  INSERT INTO login_attempts AS a (key, failures, last_failure_at)
  SELECT key, 1, ${NOW} FROM unnest($1::text[]) AS key
  ON CONFLICT (key) DO UPDATE SET last_failure_at = ${NOW},
    failures = CASE WHEN ${REMEMBERED} THEN a.failures + 1 ELSE 1 END
  WHERE NOT ${BLOCKED}
  RETURNING a.key`;

export interface LoginAttempt {
  /** Lower case; need not be anybody's. */
  email: string;
  /** IP address of the client. */
  address: string;
}

/**
 * Slows guessing down, by account and by address. It counts in the database, so that restarts and
 * further processes change nothing. The `admit` before a password is looked at saves work; what
 * holds against guesses made at once is that `failed` and `succeeded` look again.
 */
@Injectable()
export class LoginThrottle {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** @throws ProblemError 429 `too_many_attempts` with `retry_after_s` */
  async admit(attempt: LoginAttempt): Promise<void> {
    const rows: { wait_s: number | null }[] = await this.db.query(REMAINING, [keysOf(attempt)]);
    const wait = rows[0]?.wait_s ?? null;
    if (wait !== null) throw tooManyAttempts(wait);
  }

  /** @throws ProblemError 429 when this failure came after too many others */
  async failed(attempt: LoginAttempt): Promise<void> {
    const keys = keysOf(attempt);
    const counted: unknown[] = await this.db.query(COUNT, [keys]);
    if (counted.length < keys.length) await this.admit(attempt);
  }

  /** @throws ProblemError 429 when the right password was one of too many guesses at once */
  async succeeded(attempt: LoginAttempt): Promise<void> {
    await this.admit(attempt);
    // The address keeps its count: whoever has one account must not guess at others for free.
    await this.db.query('DELETE FROM login_attempts WHERE key = $1', [accountKey(attempt)]);
  }
}

/** In the order their rows are locked. */
function keysOf(attempt: LoginAttempt): string[] {
  return [accountKey(attempt), `address:${addressBlock(attempt.address)}`];
}

/** A digest, because the table needs nobody's e-mail address, and a key of bounded length. */
function accountKey({ email }: LoginAttempt): string {
  return `account:${createHash('sha256').update(email, 'utf8').digest('hex')}`;
}

function tooManyAttempts(waitS: number): ProblemError {
  return new ProblemError(429, 'too_many_attempts', 'Too many attempts to sign in failed.', {
    extra: { retry_after_s: Math.max(1, waitS) },
  });
}
