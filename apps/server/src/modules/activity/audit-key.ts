import { createHmac } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { equalInConstantTime } from '../../platform/crypto/constant-time.ts';
import { DataKey } from '../../platform/crypto/data-key.ts';
import type { MasterKeys } from '../../platform/crypto/master-keys.ts';
import { canonicalJson } from '../../platform/json/canonical-json.ts';
import type { ActivityRow } from './activity.entity.ts';
import { keyedEntryText } from './entry-hash.ts';

/** Where a chain ends: how many entries it has, and the hash of the last. */
export interface Head {
  seq: number;
  hash: string;
}

/** An audit key as it is stored. */
export interface WrappedAuditKey {
  wrapped: Buffer;
  master_key_id: string;
}

/** A site has one audit key, and never another: what it signed must stay verifiable. */
const ONLY = 1;

/** Signs one site's audit (HMAC-SHA-256, RFC 2104). The database holds it only wrapped. */
export class AuditKey {
  private constructor(
    private readonly siteId: number,
    private readonly key: DataKey,
  ) {}

  /** A new key, and the form in which to store it. */
  static create(masterKeys: MasterKeys, siteId: number): [AuditKey, WrappedAuditKey] {
    const key = DataKey.generate(ONLY);
    const { wrapped, masterKeyId } = masterKeys.wrap(siteId, key, 'audit_key');
    return [new AuditKey(siteId, key), { wrapped, master_key_id: masterKeyId }];
  }

  /** @throws MasterKeyError, DecryptionError when it does not open */
  static async open(
    masterKeys: MasterKeys,
    siteId: number,
    { wrapped, master_key_id: masterKeyId }: WrappedAuditKey,
  ): Promise<AuditKey> {
    await masterKeys.meet([masterKeyId]);
    const stored = { keyId: ONLY, wrapped, masterKeyId };
    return new AuditKey(siteId, masterKeys.unwrap(siteId, stored, 'audit_key'));
  }

  /** The site's key, if it has one. @throws as `open` */
  static async load(
    manager: EntityManager,
    masterKeys: MasterKeys,
    siteId: number,
  ): Promise<AuditKey | null> {
    const sql = 'SELECT wrapped, master_key_id FROM audit_keys WHERE site_id = $1';
    const [stored]: WrappedAuditKey[] = await manager.query(sql, [siteId]);
    return stored ? AuditKey.open(masterKeys, siteId, stored) : null;
  }

  /** Hexadecimal, over every field of the entry, its number and the hash of the one before it. */
  entryHash(row: Omit<ActivityRow, 'hash'>): string {
    return this.sign(keyedEntryText(row));
  }

  seal({ seq, hash }: Head): string {
    return this.sign(canonicalJson({ kind: 'head', site_id: this.siteId, seq, hash }));
  }

  /** Whether this is a head that this key sealed. */
  sealed(head: Head, seal: string | null): boolean {
    return seal !== null && equalInConstantTime(seal, this.seal(head));
  }

  private sign(text: string): string {
    return createHmac('sha256', this.key.key).update(text, 'utf8').digest('hex');
  }
}
