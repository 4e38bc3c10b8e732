import type { DataKeyState } from '@patchbay/contracts/settings';
import type { DataKeyRow } from '../../platform/keys/data-key.entity.ts';
import type { KeyRotation } from './key-rotation.entity.ts';

export function toDataKeyState(key: DataKeyRow, rotation: KeyRotation | null): DataKeyState {
  return {
    key_id: key.key_id,
    created_at: key.created_at.toISOString(),
    rotation: rotation && {
      status: rotation.status,
      key_id: rotation.key_id,
      total: rotation.total ?? 0,
      // Rows come and go while they are counted and looked at.
      done: rotation.status === 'done' ? (rotation.total ?? 0) : Math.min(rotation.done, rotation.total ?? 0), // prettier-ignore
      undecryptable: rotation.undecryptable,
      undecryptable_rows: rotation.undecryptable_rows,
      started_at: rotation.started_at.toISOString(),
      finished_at: rotation.finished_at?.toISOString() ?? null,
    },
  };
}
