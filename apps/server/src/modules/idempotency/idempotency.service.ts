import { randomUUID, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ProblemError, conflict } from '../../platform/errors/problem.ts';
import { KeyVault } from './key-vault.service.ts';
import type { KeptAnswer, KeyOwner, Reservation } from './reservation.ts';

/** A reservation that is not renewed for so long belongs to a process that died. */
const LEASE = `interval '60 seconds'`;
const LIFETIME = `interval '24 hours'`;

/** Takes a free key, one that has outlived its time, or one whose worker died. */
const RESERVE = `
  INSERT INTO idempotency_keys AS k (site_id, caller, key, fingerprint_blob, owner, lease_until)
  VALUES ($1, $2, $3, $4, $5, now() + ${LEASE})
  ON CONFLICT (site_id, caller, key) DO UPDATE SET fingerprint_blob = EXCLUDED.fingerprint_blob,
    owner = EXCLUDED.owner, lease_until = EXCLUDED.lease_until, created_at = now(),
    status = NULL, response_blob = NULL
  WHERE k.created_at < now() - ${LIFETIME} OR (k.status IS NULL AND k.lease_until < now())
  RETURNING k.owner`;

const READ = `
  SELECT fingerprint_blob, status, response_blob FROM idempotency_keys
  WHERE site_id = $1 AND caller = $2 AND key = $3`;

const MINE = 'site_id = $1 AND caller = $2 AND key = $3 AND owner = $4 AND status IS NULL';
const RENEW = `UPDATE idempotency_keys SET lease_until = now() + ${LEASE} WHERE ${MINE}`;
const SETTLE = `UPDATE idempotency_keys SET status = $5, response_blob = $6 WHERE ${MINE}`;
const RELEASE = `DELETE FROM idempotency_keys WHERE ${MINE}`;

interface Row {
  fingerprint_blob: Buffer;
  status: number | null;
  response_blob: Buffer | null;
}

/** Idempotency keys in PostgreSQL, so that a repetition may arrive at any process. */
@Injectable()
export class IdempotencyService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(KeyVault) private readonly vault: KeyVault,
  ) {}

  /**
   * @param fingerprint of the request, `requestFingerprint`
   * @throws ProblemError 422 `idempotency_key_reused`, 409 `idempotency_in_progress`
   */
  async reserve(key: KeyOwner, fingerprint: Buffer): Promise<Reservation> {
    const owner = randomUUID();
    const sealed = await this.vault.seal(key, 'fingerprint_blob', fingerprint);
    const taken: unknown[] = await this.db.query(RESERVE, [...columns(key), sealed, owner]);
    if (taken.length > 0) return { kind: 'mine', owner };

    const [row]: Row[] = await this.db.query(READ, columns(key));
    if (!row) throw inProgress(); // it failed and freed the key in between
    const known = await this.vault.open(key, 'fingerprint_blob', row.fingerprint_blob);
    if (!timingSafeEqual(known, fingerprint)) throw keyReused();
    if (row.status === null) throw inProgress();
    const blob = row.response_blob;
    const body = blob && (await this.vault.open(key, 'response_blob', blob)).toString('utf8');
    return { kind: 'answered', answer: { status: row.status, body } };
  }

  /** Keeps a long request's reservation from looking abandoned. */
  async renew(key: KeyOwner, owner: string): Promise<void> {
    await this.db.query(RENEW, [...columns(key), owner]);
  }

  /** Keeps the answer for repetitions, if the reservation is still this one. */
  async settle(key: KeyOwner, owner: string, { status, body }: KeptAnswer): Promise<void> {
    const blob =
      body === null ? null : await this.vault.seal(key, 'response_blob', Buffer.from(body, 'utf8'));
    await this.db.query(SETTLE, [...columns(key), owner, status, blob]);
  }

  /** Frees the key after a failure, if the reservation is still this one. */
  async release(key: KeyOwner, owner: string): Promise<void> {
    await this.db.query(RELEASE, [...columns(key), owner]);
  }

  async forgetOld(): Promise<void> {
    await this.db.query(`DELETE FROM idempotency_keys WHERE created_at < now() - ${LIFETIME}`);
  }
}

function columns({ siteId, caller, key }: KeyOwner): unknown[] {
  return [siteId, caller, key];
}

const keyReused = () =>
  new ProblemError(
    422,
    'idempotency_key_reused',
    'This Idempotency-Key was used for another request.',
  );

const inProgress = () =>
  conflict('idempotency_in_progress', 'The first request with this key is not finished yet.', {
    retry_after_s: 1,
  });
