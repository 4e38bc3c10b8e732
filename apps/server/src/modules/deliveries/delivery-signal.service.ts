import { EventEmitter } from 'node:events';
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** NOTIFY channel; "there is work", without payload. */
export const WORK_CHANNEL = 'patchbay_work';

/**
 * Wakes workers when something was accepted: those of this process at once, those of others by one
 * NOTIFY for all that came within a few milliseconds, because each NOTIFY makes commits queue up.
 */
@Injectable()
export class DeliverySignal {
  private readonly logger = new Logger(DeliverySignal.name);
  private readonly emitter = new EventEmitter();
  private pending = false;

  constructor(@InjectDataSource() private readonly db: DataSource) {}

  accepted(): void {
    if (this.emitter.listenerCount('work') > 0) {
      this.emitter.emit('work');
      return;
    }
    if (this.pending) return;
    this.pending = true;
    setTimeout(() => {
      this.pending = false;
      this.db.query('SELECT pg_notify($1, $2)', [WORK_CHANNEL, '']).catch((error: unknown) => {
        // Workers look for work by themselves as well; this only makes it later.
        this.logger.warn(error);
      });
    }, 20);
  }

  /** @returns a function that stops listening */
  onWork(listener: () => void): () => void {
    this.emitter.on('work', listener);
    return () => this.emitter.off('work', listener);
  }
}
