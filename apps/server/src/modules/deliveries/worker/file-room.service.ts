import { Injectable } from '@nestjs/common';
import { MOST_FILE_BYTES, mostAnswerBytesOf } from '@patchbay/connector-sdk/result-file';
import { ByteRoom, type GiveBack } from '../files/byte-room.ts';

/** Four of the largest answers, or dozens of labels; in memory each stands up to four times. */
export const ROOM_BYTES = 4 * mostAnswerBytesOf({ in: 'json', mostBytes: MOST_FILE_BYTES });

/**
 * Room for the files of deliveries under way, from before the call until what came is written. Only
 * deliveries whose action declares a file ask for it.
 */
@Injectable()
export class FileRoom {
  private readonly room = new ByteRoom(ROOM_BYTES);
  private readonly held = new Map<number, GiveBack>();

  /** @returns false when there was none for so long, in milliseconds */
  async reserve(deliveryId: number, bytes: number, patienceMs: number): Promise<boolean> {
    // A second call of the same attempt takes the place of the first one.
    this.free(deliveryId);
    const giveBack = await this.room.take(bytes, patienceMs);
    if (giveBack) this.held.set(deliveryId, giveBack);
    return giveBack !== null;
  }

  /** Of a delivery that holds none, nothing. */
  free(deliveryId: number): void {
    if (this.held.size === 0) return;
    this.held.get(deliveryId)?.();
    this.held.delete(deliveryId);
  }
}
