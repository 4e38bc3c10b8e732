import type { DataSource } from 'typeorm';
import type { MasterKeys } from '../crypto/master-keys.ts';
import { KeyHolders } from './key-holders.service.ts';
import { wrappedBy } from './rewrap-keys.ts';

export interface MasterKeyStatus {
  id: string;
  /** `missing`: something stored needs it, and it is not configured here. */
  role: 'newest' | 'older' | 'missing';
  /** Stored keys that it wraps. */
  wraps: number;
  /** Running processes that do not have it. */
  lacking: number;
}

export interface KeyStatus {
  masterKeys: MasterKeyStatus[];
  unknown: string[];
  /** Older keys that nothing and nobody needs any more. */
  superseded: string[];
  /** Whether something is still wrapped by another key than the newest, or somebody lacks that. */
  rotating: boolean;
}

/** How far a rotation of the master key is, as the database and this configuration tell. */
export async function keyStatus(db: DataSource, masterKeys: MasterKeys): Promise<KeyStatus> {
  const wrapped = await wrappedBy(db);
  const living = await new KeyHolders(db).living();
  const known = masterKeys.ids;
  const unknown = [...wrapped.keys()].filter((id) => !known.includes(id));
  const statusOf = (id: string): MasterKeyStatus => ({
    id,
    role: unknown.includes(id) ? 'missing' : id === masterKeys.newest.id ? 'newest' : 'older',
    wraps: wrapped.get(id) ?? 0,
    lacking: living.filter(({ masterKeyIds }) => !masterKeyIds.includes(id)).length,
  });
  const all = [...known, ...unknown].map(statusOf);
  const rotating =
    all.some(({ role, wraps }) => role !== 'newest' && wraps > 0) || all[0]!.lacking > 0;
  const superseded = rotating ? [] : known.slice(1);
  return { masterKeys: all, unknown, superseded, rotating };
}
